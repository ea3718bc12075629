package dev.qiao.text;

import com.fasterxml.jackson.databind.util.StdConverter;
import dev.qiao.core.file.MediaSource;

/** Reads the sound of GLM's voice model, which may be base64 without the head of a data URI. */
final class AddressOrBase64 extends StdConverter<String, MediaSource> {
  @Override
  public MediaSource convert(String wire) {
    return wire.indexOf(':') < 0 ? MediaSource.ofBase64(wire) : MediaSource.of(wire);
  }
}
