package dev.qiao.text.schema;

/**
 * How a model is asked for JSON. Each family's builder knows which its models take; {@link
 * StructuredOutput#mode} chooses another.
 */
public enum JsonMode {
  /** The service itself keeps the answer to the schema: {@code response_format json_schema}. */
  SCHEMA,
  /** The service makes it JSON, and a message has the schema: {@code json_object}. */
  OBJECT,
  /** A message has the schema, and only the model enforces it. */
  PROMPT
}
