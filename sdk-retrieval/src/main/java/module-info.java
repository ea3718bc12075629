/** Embeddings and reranking: search by meaning. */
@org.jspecify.annotations.NullMarked
module dev.qiao.retrieval {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;

  exports dev.qiao.retrieval;
  exports dev.qiao.retrieval.glm;
  exports dev.qiao.retrieval.qwen;

  opens dev.qiao.retrieval to
      com.fasterxml.jackson.databind;
  opens dev.qiao.retrieval.glm to
      com.fasterxml.jackson.databind;
  opens dev.qiao.retrieval.qwen to
      com.fasterxml.jackson.databind;

  provides dev.qiao.core.operation.OperationTable with
      dev.qiao.retrieval.glm.GlmRetrievalOperations,
      dev.qiao.retrieval.qwen.QwenRetrievalOperations;
}
