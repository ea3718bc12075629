package dev.qiao.testkit;

import java.util.regex.Pattern;

/** What a model makes, as far as its name says. A path serves models of one kind. */
enum ModelKind {
  /** Videos; the names of some have "image" in them. */
  VIDEO(
      ".*-(t2v|i2v|r2v|kf2v|s2v)(-.*)?|.*-(vace|animate|videoedit|video|video-edit)(-.*)?"
          + "|[tis]2v-.*|.*hailuo.*|cogvideo.*|vidu.*|videoretalk|emo(ji)?-.*|liveportrait.*"
          + "|animate-anyone.*|video-style-.*"),
  /** Vectors and ranks. */
  RETRIEVAL(".*embedding.*|.*rerank.*"),
  /** Speech. */
  SPEECH(".*tts.*|cosyvoice.*|sambert.*|speech-.*"),
  /** Pictures. */
  IMAGE(".*image.*|.*-(t2i|i2i)(-.*)?|wanx-.*|cogview.*|shoemodel.*|virtualmodel.*"),
  /** 3D models. */
  MODEL_3D("tripo.*"),
  /** Chats. */
  CHAT(
      "(qwen|qwq|qvq|deepseek|kimi|moonshot|glm|autoglm|charglm|minimax-(m|text)|abab|gui-plus).*"
          + "|emohaa|m2-her"),
  /** Nothing that the fake knows. */
  UNKNOWN(".*");

  private final Pattern names;

  ModelKind(String names) {
    this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
  }

  static ModelKind of(String model) {
    for (ModelKind kind : values()) {
      if (kind.names.matcher(model).matches()) {
        return kind;
      }
    }
    return UNKNOWN;
  }

  /** Whether a model is known to be of another kind. */
  boolean excludes(String model) {
    ModelKind kind = of(model);
    return kind != this && kind != UNKNOWN;
  }

  /**
   * Refuses a model of another kind on one of DashScope's own paths, and one that it cannot know.
   */
  void check(String model) {
    ModelKind kind = of(model);
    if (kind != this) {
      throw Refusal.badRequest(
          "InvalidParameter",
          kind == UNKNOWN ? "Model not exist." : "url error, please check url!");
    }
  }
}
