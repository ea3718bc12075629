package dev.qiao.audio;

import dev.qiao.audio.cosyvoice.CosyVoiceRequest;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.SambertRequest;
import dev.qiao.audio.gateway.GatewaySpeechRequest;
import dev.qiao.audio.glm.GlmSpeechRequest;
import dev.qiao.audio.minimax.MiniMaxSpeechRequest;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.core.Endpoint.Surface;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.FileContent;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import java.util.List;

/** The operations of this module, one row each. */
public final class AudioOperations implements OperationTable {
  private static final String MULTIMODAL = "/services/aigc/multimodal-generation/generation";
  private static final String SYNTHESIZER = "/services/audio/tts/SpeechSynthesizer";

  /** Assumed: the gateway's page names no path of a POST. */
  private static final String GATEWAY_SPEECH = "/audio/speech";

  private static final List<Operation<?, ?>> OPERATIONS =
      List.of(
          call("qwen.tts", Vendor.DASHSCOPE, MULTIMODAL, QwenSpeechRequest.class),
          stream("qwen.tts.stream", Vendor.DASHSCOPE, MULTIMODAL, QwenSpeechRequest.class),
          call("cosyvoice.http-tts", Vendor.DASHSCOPE, SYNTHESIZER, CosyVoiceRequest.class),
          stream(
              "cosyvoice.http-tts.stream", Vendor.DASHSCOPE, SYNTHESIZER, CosyVoiceRequest.class),
          session("cosyvoice.websocket", CosyVoiceSessionRequest.class),
          session("sambert.websocket", SambertRequest.class),
          call("minimax.t2a", Vendor.MINIMAX, "/t2a_v2", MiniMaxSpeechRequest.class),
          stream("minimax.t2a.stream", Vendor.MINIMAX, "/t2a_v2", MiniMaxSpeechRequest.class),
          Operation.call(
              "glm.speech",
              Vendor.ZHIPU,
              Surface.NATIVE,
              "/audio/speech",
              GlmSpeechRequest.class,
              FileContent.class),
          stream("glm.speech", Vendor.ZHIPU, "/audio/speech", GlmSpeechRequest.class),
          // One wire for both vendors; the client takes the first row of a type and verb. The
          // others are the chapters of the gateway's page.
          call("gateway.speech", Vendor.GATEWAY, GATEWAY_SPEECH, GatewaySpeechRequest.class),
          call("gateway.qwen.speech", Vendor.GATEWAY, GATEWAY_SPEECH, GatewaySpeechRequest.class),
          call(
              "gateway.minimax.speech",
              Vendor.GATEWAY,
              GATEWAY_SPEECH,
              GatewaySpeechRequest.class));

  /** For {@link java.util.ServiceLoader}. */
  public AudioOperations() {}

  @Override
  public String artifact() {
    return "qiao-audio";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return OPERATIONS;
  }

  @Override
  public List<ModelLimits> models() {
    return AudioLimits.all();
  }

  private static <Q extends SpeechCallRequest> Operation<Q, SpeechResult> call(
      String id, Vendor vendor, String path, Class<Q> requestType) {
    return Operation.call(id, vendor, Surface.NATIVE, path, requestType, SpeechResult.class);
  }

  private static <Q extends SpeechStreamRequest> Operation<Q, SpeechChunk> stream(
      String id, Vendor vendor, String path, Class<Q> requestType) {
    return Operation.stream(
        id, vendor, Surface.NATIVE, path, requestType, SpeechChunk.class, SpeechEvents::new);
  }

  private static <Q extends SpeechSessionRequest> Operation<Q, SpeechFrame> session(
      String id, Class<Q> requestType) {
    return Operation.session(
        id, Vendor.DASHSCOPE, "/", requestType, SpeechFrame.class, SpeechFrames::new);
  }
}
