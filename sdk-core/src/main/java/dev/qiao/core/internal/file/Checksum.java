package dev.qiao.core.internal.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A checksum of a whole file as the storage announces it. An ETag is none: OSS says that it is the
 * MD5 of some objects and not of others.
 *
 * @param header the header it came in
 * @param value the value in the header
 */
public record Checksum(String header, String value) {
  /**
   * Alibaba's object storage: a CRC-64 as a decimal number, of the whole object in every answer.
   */
  public static final String CRC = "x-oss-hash-crc64ecma";

  /** An MD5 in base64. */
  public static final String MD5 = "Content-MD5";

  /** The checksum in a header; null if there is none or it cannot be one. */
  public static @Nullable Checksum of(String header, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      boolean sound =
          header.equals(CRC)
              ? Long.toUnsignedString(Long.parseUnsignedLong(value)).equals(value)
              : header.equals(MD5) && Base64.getDecoder().decode(value).length == 16;
      return sound ? new Checksum(header, value) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Starts to add up bytes. */
  Sum start() {
    if (header.equals(CRC)) {
      Crc64 crc = new Crc64();
      return new Sum() {
        @Override
        public void add(byte[] bytes, int length) {
          crc.update(bytes, length);
        }

        @Override
        public String value() {
          return Long.toUnsignedString(crc.value());
        }
      };
    }
    MessageDigest md5;
    try {
      md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
    return new Sum() {
      @Override
      public void add(byte[] bytes, int length) {
        md5.update(bytes, 0, length);
      }

      @Override
      public String value() {
        return Base64.getEncoder().encodeToString(md5.digest());
      }
    };
  }

  /** Adds up the bytes that came. */
  interface Sum {
    /** Adds the first bytes of a block. */
    void add(byte[] bytes, int length);

    /** The sum as the header would have it; once. */
    String value();
  }
}
