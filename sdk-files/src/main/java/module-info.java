/** Files that an account keeps, such as documents to ask about and batches. */
@org.jspecify.annotations.NullMarked
module dev.qiao.files {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
  requires com.fasterxml.jackson.databind;

  exports dev.qiao.files;

  opens dev.qiao.files to
      com.fasterxml.jackson.databind;

  provides dev.qiao.core.operation.OperationTable with
      dev.qiao.files.FileOperations;
}
