package dev.qiao.audio;

import dev.qiao.audio.cosyvoice.CosyVoiceRequest;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.SambertRequest;
import dev.qiao.audio.gateway.GatewaySpeechRequest;
import dev.qiao.audio.glm.GlmSpeechRequest;
import dev.qiao.audio.minimax.MiniMaxSpeechRequest;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.core.Endpoint.Api;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.file.FileContent;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import java.util.List;

/** The operations of this module, one row each. */
public final class AudioOperations implements OperationTable {
  private static final String MULTIMODAL = "/services/aigc/multimodal-generation/generation";
  private static final String SYNTHESIZER = "/services/audio/tts/SpeechSynthesizer";

  /** Assumed: the gateway's page names no path of a POST. */
  private static final String GATEWAY_SPEECH_PATH = "/audio/speech";

  /** {@code qwen.tts}: see {@link QwenSpeechRequest}. */
  public static final Operation<QwenSpeechRequest, SpeechResult> QWEN_TTS =
      call("qwen.tts", Vendor.DASHSCOPE, MULTIMODAL, QwenSpeechRequest.class)
          .and(stream("qwen.tts.stream", Vendor.DASHSCOPE, MULTIMODAL, QwenSpeechRequest.class));

  /** {@code cosyvoice.http-tts}: see {@link CosyVoiceRequest}. */
  public static final Operation<CosyVoiceRequest, SpeechResult> COSYVOICE_HTTP_TTS =
      call("cosyvoice.http-tts", Vendor.DASHSCOPE, SYNTHESIZER, CosyVoiceRequest.class)
          .and(
              stream(
                  "cosyvoice.http-tts.stream",
                  Vendor.DASHSCOPE,
                  SYNTHESIZER,
                  CosyVoiceRequest.class));

  /** {@code cosyvoice.websocket}: see {@link CosyVoiceSessionRequest}. */
  public static final Operation<CosyVoiceSessionRequest, SpeechChunk> COSYVOICE_WEBSOCKET =
      session("cosyvoice.websocket", CosyVoiceSessionRequest.class);

  /** {@code sambert.websocket}: see {@link SambertRequest}. */
  public static final Operation<SambertRequest, SpeechChunk> SAMBERT_WEBSOCKET =
      session("sambert.websocket", SambertRequest.class);

  /** {@code minimax.t2a}: see {@link MiniMaxSpeechRequest}. */
  public static final Operation<MiniMaxSpeechRequest, SpeechResult> MINIMAX_T2A =
      call("minimax.t2a", Vendor.MINIMAX, "/t2a_v2", MiniMaxSpeechRequest.class)
          .and(stream("minimax.t2a.stream", Vendor.MINIMAX, "/t2a_v2", MiniMaxSpeechRequest.class));

  /** {@code glm.speech}: see {@link GlmSpeechRequest}. */
  public static final Operation<GlmSpeechRequest, FileContent> GLM_SPEECH =
      Operation.call(
              "glm.speech",
              Vendor.ZHIPU,
              Api.NATIVE,
              "/audio/speech",
              GlmSpeechRequest.class,
              FileContent.class)
          .collecting((id, files) -> SpeechCollector.ofContent(files))
          .and(stream("glm.speech", Vendor.ZHIPU, "/audio/speech", GlmSpeechRequest.class));

  /** {@code gateway.speech}: see {@link GatewaySpeechRequest}. */
  public static final Operation<GatewaySpeechRequest, SpeechResult> GATEWAY_SPEECH =
      call("gateway.speech", Vendor.GATEWAY, GATEWAY_SPEECH_PATH, GatewaySpeechRequest.class);

  /** For {@link java.util.ServiceLoader}. */
  public AudioOperations() {}

  @Override
  public String artifact() {
    return "qiao-audio";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return Operation.rows(
        QWEN_TTS,
        COSYVOICE_HTTP_TTS,
        COSYVOICE_WEBSOCKET,
        SAMBERT_WEBSOCKET,
        MINIMAX_T2A,
        GLM_SPEECH,
        GATEWAY_SPEECH,
        call(
            "gateway.qwen.speech", Vendor.GATEWAY, GATEWAY_SPEECH_PATH, GatewaySpeechRequest.class),
        call(
            "gateway.minimax.speech",
            Vendor.GATEWAY,
            GATEWAY_SPEECH_PATH,
            GatewaySpeechRequest.class));
  }

  @Override
  public List<ModelLimits> models() {
    return AudioLimits.all();
  }

  private static <Q extends SpeechCallRequest> Operation<Q, SpeechResult> call(
      String id, Vendor vendor, String path, Class<Q> requestType) {
    return Operation.call(id, vendor, Api.NATIVE, path, requestType, SpeechResult.class)
        .collecting((requestId, files) -> SpeechCollector.ofResult(files));
  }

  private static <Q extends SpeechStreamRequest> Operation<Q, SpeechChunk> stream(
      String id, Vendor vendor, String path, Class<Q> requestType) {
    return Operation.stream(
        id, vendor, Api.NATIVE, path, requestType, SpeechChunk.class, SpeechEvents::new);
  }

  private static <Q extends SpeechSessionRequest> Operation<Q, SpeechChunk> session(
      String id, Class<Q> requestType) {
    return Operation.session(id, Vendor.DASHSCOPE, "/", requestType, SpeechChunk.class);
  }
}
