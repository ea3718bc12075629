package dev.qiao.opentelemetry;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/** The attributes: the conventions' first, then our own. */
final class Keys {
  static final AttributeKey<String> OPERATION = stringKey("gen_ai.operation.name");
  static final AttributeKey<String> PROVIDER = stringKey("gen_ai.provider.name");
  static final AttributeKey<String> REQUEST_MODEL = stringKey("gen_ai.request.model");
  static final AttributeKey<String> SERVER_ADDRESS = stringKey("server.address");
  static final AttributeKey<Long> SERVER_PORT = longKey("server.port");
  static final AttributeKey<String> ERROR_TYPE = stringKey("error.type");

  static final AttributeKey<Boolean> STREAM = booleanKey("gen_ai.request.stream");
  static final AttributeKey<Double> TEMPERATURE = doubleKey("gen_ai.request.temperature");
  static final AttributeKey<Double> TOP_P = doubleKey("gen_ai.request.top_p");
  static final AttributeKey<Double> TOP_K = doubleKey("gen_ai.request.top_k");
  static final AttributeKey<Long> LATEST_TOP_K = longKey("gen_ai.request.top_k");
  static final AttributeKey<Double> FREQUENCY_PENALTY =
      doubleKey("gen_ai.request.frequency_penalty");
  static final AttributeKey<Double> PRESENCE_PENALTY = doubleKey("gen_ai.request.presence_penalty");
  static final AttributeKey<Long> MAX_TOKENS = longKey("gen_ai.request.max_tokens");
  static final AttributeKey<Long> SEED = longKey("gen_ai.request.seed");
  static final AttributeKey<Long> CHOICE_COUNT = longKey("gen_ai.request.choice.count");
  static final AttributeKey<List<String>> STOP = stringArrayKey("gen_ai.request.stop_sequences");
  static final AttributeKey<String> OUTPUT_TYPE = stringKey("gen_ai.output.type");

  static final AttributeKey<String> RESPONSE_ID = stringKey("gen_ai.response.id");
  static final AttributeKey<String> RESPONSE_MODEL = stringKey("gen_ai.response.model");
  static final AttributeKey<List<String>> FINISH_REASONS =
      stringArrayKey("gen_ai.response.finish_reasons");
  static final AttributeKey<Double> FIRST_CHUNK = doubleKey("gen_ai.response.time_to_first_chunk");
  static final AttributeKey<Long> INPUT_TOKENS = longKey("gen_ai.usage.input_tokens");
  static final AttributeKey<Long> OUTPUT_TOKENS = longKey("gen_ai.usage.output_tokens");
  static final AttributeKey<Long> CACHED_TOKENS = longKey("gen_ai.usage.cache_read.input_tokens");
  static final AttributeKey<Long> REASONING_TOKENS =
      longKey("gen_ai.usage.reasoning.output_tokens");

  static final AttributeKey<String> AGENT = stringKey("gen_ai.agent.name");
  static final AttributeKey<String> TOOL = stringKey("gen_ai.tool.name");
  static final AttributeKey<String> TOOL_TYPE = stringKey("gen_ai.tool.type");
  static final AttributeKey<String> TOKEN_TYPE = stringKey("gen_ai.token.type");
  static final AttributeKey<String> TOKEN_MODALITY = stringKey("gen_ai.token.modality");

  static final AttributeKey<String> INPUT_MESSAGES = stringKey("gen_ai.input.messages");
  static final AttributeKey<String> OUTPUT_MESSAGES = stringKey("gen_ai.output.messages");
  static final AttributeKey<String> TOOL_RESULT = stringKey("gen_ai.tool.call.result");

  static final AttributeKey<String> QIAO_OPERATION = stringKey("qiao.operation");
  static final AttributeKey<String> REGION = stringKey("qiao.region");
  static final AttributeKey<String> REQUEST_ID = stringKey("qiao.request.id");
  static final AttributeKey<Long> RETRIES = longKey("qiao.retry.count");
  static final AttributeKey<Boolean> ABANDONED = booleanKey("qiao.abandoned");
  static final AttributeKey<String> TASK_ID = stringKey("qiao.task.id");
  static final AttributeKey<String> TASK_STATUS = stringKey("qiao.task.status");
  static final AttributeKey<Long> POLLS = longKey("qiao.task.poll_count");
  static final AttributeKey<Double> QUEUE_TIME = doubleKey("qiao.task.queue_time");
  static final AttributeKey<Long> IMAGES = longKey("qiao.usage.images");
  static final AttributeKey<Long> VIDEOS = longKey("qiao.usage.videos");
  static final AttributeKey<Double> VIDEO_SECONDS = doubleKey("qiao.usage.video_seconds");
  static final AttributeKey<Double> AUDIO_SECONDS = doubleKey("qiao.usage.audio_seconds");
  static final AttributeKey<Long> CHARACTERS = longKey("qiao.usage.characters");

  private Keys() {}
}
