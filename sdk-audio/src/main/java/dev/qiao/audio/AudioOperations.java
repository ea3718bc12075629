package dev.qiao.audio;

import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.Vendor;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import java.util.List;
import java.util.stream.Stream;

/** The operations of this module, one row each. */
public final class AudioOperations implements OperationTable {
  private static final List<Operation<?, ?>> SESSIONS =
      List.of(session("cosyvoice.websocket", CosyVoiceSessionRequest.class));

  private static final List<Operation<?, ?>> OPERATIONS =
      Stream.of(SESSIONS).<Operation<?, ?>>flatMap(List::stream).toList();

  /** For {@link java.util.ServiceLoader}. */
  public AudioOperations() {}

  @Override
  public String artifact() {
    return "sdk-audio";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return OPERATIONS;
  }

  @Override
  public List<ModelLimits> models() {
    return List.of();
  }

  private static <Q extends SpeechSessionRequest> Operation<Q, SpeechFrame> session(
      String id, Class<Q> requestType) {
    return Operation.session(
        id, Vendor.DASHSCOPE, "/", requestType, SpeechFrame.class, SpeechFrames::new);
  }
}
