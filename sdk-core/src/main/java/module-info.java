/**
 * The core of Qiao: clients, transport, streams, tasks, files and errors. Vendors' requests and
 * results are in the modules of each modality.
 */
@org.jspecify.annotations.NullMarked
module dev.qiao.core {
  requires static transitive org.jspecify;
  requires static com.google.errorprone.annotations;
  requires transitive okhttp3;
  requires kotlin.stdlib;
  requires okio;
  requires transitive com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;

  exports dev.qiao.core;
  exports dev.qiao.core.error;
  exports dev.qiao.core.file;
  exports dev.qiao.core.http;
  exports dev.qiao.core.catalog;
  exports dev.qiao.core.client;
  exports dev.qiao.core.operation;
  exports dev.qiao.core.stream;
  exports dev.qiao.core.task;
  exports dev.qiao.core.internal.error to
      dev.qiao.audio;
  exports dev.qiao.core.internal.file to
      dev.qiao.image,
      dev.qiao.video,
      dev.qiao.audio;
  exports dev.qiao.core.internal.json to
      com.fasterxml.jackson.databind,
      dev.qiao.text,
      dev.qiao.image,
      dev.qiao.video,
      dev.qiao.audio,
      dev.qiao.account,
      dev.qiao.retrieval,
      dev.qiao.testkit;
  exports dev.qiao.core.internal.time to
      dev.qiao.audio,
      dev.qiao.retrieval;
  exports dev.qiao.core.internal.transport to
      dev.qiao.audio;

  opens dev.qiao.core to
      com.fasterxml.jackson.databind;
  opens dev.qiao.core.file to
      com.fasterxml.jackson.databind;
  opens dev.qiao.core.catalog to
      com.fasterxml.jackson.databind;
  opens dev.qiao.core.client to
      com.fasterxml.jackson.databind;
  opens dev.qiao.core.operation to
      com.fasterxml.jackson.databind;
  opens dev.qiao.core.task to
      com.fasterxml.jackson.databind;
  opens dev.qiao.core.internal.json to
      com.fasterxml.jackson.databind;

  uses dev.qiao.core.operation.OperationTable;

  provides dev.qiao.core.operation.OperationTable with
      dev.qiao.core.client.CoreOperations;
}
