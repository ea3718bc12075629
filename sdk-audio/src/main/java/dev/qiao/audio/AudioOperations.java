package dev.qiao.audio;

import dev.qiao.audio.cosyvoice.CosyVoiceRequest;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.SambertRequest;
import dev.qiao.audio.gateway.GatewaySpeechRequest;
import dev.qiao.audio.glm.GlmSpeechRequest;
import dev.qiao.audio.minimax.MiniMaxSpeechRequest;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.core.Endpoint.Api;
import dev.qiao.core.Region;
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
          .and(stream("qwen.tts.stream", Vendor.DASHSCOPE, MULTIMODAL, QwenSpeechRequest.class))
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(
              AudioModels.QWEN3_TTS_FLASH,
              AudioModels.QWEN3_TTS_FLASH_2025_11_27,
              AudioModels.QWEN3_TTS_FLASH_2025_09_18,
              AudioModels.QWEN3_TTS_INSTRUCT_FLASH,
              AudioModels.QWEN3_TTS_INSTRUCT_FLASH_2026_01_26,
              AudioModels.QWEN_TTS,
              AudioModels.QWEN_TTS_LATEST,
              AudioModels.QWEN_TTS_2025_05_22,
              AudioModels.QWEN_TTS_2025_04_10);

  /** {@code cosyvoice.http-tts}: see {@link CosyVoiceRequest}. */
  public static final Operation<CosyVoiceRequest, SpeechResult> COSYVOICE_HTTP_TTS =
      call("cosyvoice.http-tts", Vendor.DASHSCOPE, SYNTHESIZER, CosyVoiceRequest.class)
          .and(
              stream(
                  "cosyvoice.http-tts.stream",
                  Vendor.DASHSCOPE,
                  SYNTHESIZER,
                  CosyVoiceRequest.class))
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(
              AudioModels.COSYVOICE_V3_5_PLUS,
              AudioModels.COSYVOICE_V3_5_FLASH,
              AudioModels.COSYVOICE_V3_PLUS,
              AudioModels.COSYVOICE_V3_FLASH,
              AudioModels.COSYVOICE_V2,
              AudioModels.QWEN_AUDIO_3_0_TTS_PLUS,
              AudioModels.QWEN_AUDIO_3_0_TTS_FLASH,
              AudioModels.QWEN_AUDIO_3_1_TTS_FLASH);

  /** {@code cosyvoice.websocket}: see {@link CosyVoiceSessionRequest}. */
  public static final Operation<CosyVoiceSessionRequest, SpeechChunk> COSYVOICE_WEBSOCKET =
      session("cosyvoice.websocket", CosyVoiceSessionRequest.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(
              AudioModels.COSYVOICE_V3_5_PLUS,
              AudioModels.COSYVOICE_V3_5_FLASH,
              AudioModels.COSYVOICE_V3_PLUS,
              AudioModels.COSYVOICE_V3_FLASH,
              AudioModels.COSYVOICE_V2,
              AudioModels.COSYVOICE_V1,
              AudioModels.QWEN_AUDIO_3_0_TTS_PLUS,
              AudioModels.QWEN_AUDIO_3_0_TTS_FLASH,
              AudioModels.QWEN_AUDIO_3_1_TTS_FLASH);

  /** {@code sambert.websocket}: see {@link SambertRequest}. */
  public static final Operation<SambertRequest, SpeechChunk> SAMBERT_WEBSOCKET =
      session("sambert.websocket", SambertRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(
              AudioModels.SAMBERT_ZHINAN_V1,
              AudioModels.SAMBERT_ZHIQI_V1,
              AudioModels.SAMBERT_ZHICHU_V1,
              AudioModels.SAMBERT_ZHIDE_V1,
              AudioModels.SAMBERT_ZHIJIA_V1,
              AudioModels.SAMBERT_ZHIRU_V1,
              AudioModels.SAMBERT_ZHIQIAN_V1,
              AudioModels.SAMBERT_ZHIXIANG_V1,
              AudioModels.SAMBERT_ZHIWEI_V1,
              AudioModels.SAMBERT_ZHIHAO_V1,
              AudioModels.SAMBERT_ZHIJING_V1,
              AudioModels.SAMBERT_ZHIMING_V1,
              AudioModels.SAMBERT_ZHIMO_V1,
              AudioModels.SAMBERT_ZHINA_V1,
              AudioModels.SAMBERT_ZHISHU_V1,
              AudioModels.SAMBERT_ZHISTELLA_V1,
              AudioModels.SAMBERT_ZHITING_V1,
              AudioModels.SAMBERT_ZHIXIAO_V1,
              AudioModels.SAMBERT_ZHIYA_V1);

  /** {@code minimax.t2a}: see {@link MiniMaxSpeechRequest}. */
  public static final Operation<MiniMaxSpeechRequest, SpeechResult> MINIMAX_T2A =
      call("minimax.t2a", Vendor.MINIMAX, "/t2a_v2", MiniMaxSpeechRequest.class)
          .and(stream("minimax.t2a.stream", Vendor.MINIMAX, "/t2a_v2", MiniMaxSpeechRequest.class))
          .forModels(
              AudioModels.SPEECH_2_8_HD,
              AudioModels.SPEECH_2_8_TURBO,
              AudioModels.SPEECH_2_6_HD,
              AudioModels.SPEECH_2_6_TURBO,
              AudioModels.SPEECH_02_HD,
              AudioModels.SPEECH_02_TURBO,
              AudioModels.SPEECH_01_HD,
              AudioModels.SPEECH_01_TURBO);

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
          .and(stream("glm.speech.stream", Vendor.ZHIPU, "/audio/speech", GlmSpeechRequest.class))
          .inRegions(Region.CHINA)
          .forModels(AudioModels.GLM_TTS);

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
