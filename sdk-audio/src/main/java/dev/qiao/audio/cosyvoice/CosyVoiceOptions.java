package dev.qiao.audio.cosyvoice;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How CosyVoice speaks, over HTTP and over a WebSocket. */
interface CosyVoiceOptions {
  @Nullable Voice voice();

  @Nullable AudioFormat format();

  @Nullable Integer sampleRate();

  @Nullable Integer volume();

  @Nullable Double rate();

  @Nullable Double pitch();

  @Nullable Integer bitRate();

  @Nullable Boolean enableSsml();

  @Nullable Boolean wordTimestampEnabled();

  @Nullable Integer seed();

  @Nullable List<String> languageHints();

  @Nullable String instruction();

  @Nullable Boolean enableAigcTag();

  @Nullable String aigcPropagator();

  @Nullable String aigcPropagateId();

  @Nullable HotFix hotFix();

  @Nullable Boolean enableMarkdownFilter();
}
