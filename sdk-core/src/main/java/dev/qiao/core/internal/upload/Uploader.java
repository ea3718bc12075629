package dev.qiao.core.internal.upload;

import dev.qiao.core.ApiKey;
import dev.qiao.core.Model;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.InvalidRequestException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.Answer;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * DashScope's temporary storage: asks for a policy, posts the file to the storage host without the
 * key, and gives the {@code oss://} address. Each content is uploaded once per model while its
 * address is valid. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/get-temporary-file-url">temporary file URLs</a>.
 */
public final class Uploader {
  /** An address is valid for 48 hours; one that soon ends is not given out any more. */
  private static final Duration VALID = Duration.ofHours(46);

  private static final int BLOCK = 64 * 1024;

  private final Transport transport;
  private final Time time;
  private final Map<Content, CompletableFuture<Uploaded>> uploads = new ConcurrentHashMap<>();

  /** What is uploaded once: an address belongs to an account and a model. */
  private record Content(ApiKey account, Model model, String digest) {}

  private record Uploaded(String url, Instant until) {}

  /** Makes the call that asks for a policy. */
  @FunctionalInterface
  public interface PolicyCall {
    /** The call for a model. */
    ApiCall of(Model model);
  }

  /** An uploader of one client. */
  public Uploader(Transport transport, Time time) {
    this.transport = transport;
    this.time = time;
  }

  /**
   * The address of local media for a model, uploading it if need be.
   *
   * @param progress is told the bytes sent so far; when another thread uploads the same, nothing
   */
  public String upload(
      MediaSource media,
      Model model,
      ApiKey account,
      LongConsumer progress,
      PolicyCall policyCall) {
    Look look = look(media);
    Content content = new Content(account, model, look.digest);
    while (true) {
      uploads.values().removeIf(this::isOver);
      CompletableFuture<Uploaded> mine = new CompletableFuture<>();
      CompletableFuture<Uploaded> known = uploads.putIfAbsent(content, mine);
      if (known != null) {
        String url = await(known, media);
        if (url == null) {
          continue;
        }
        return url;
      }
      try {
        String url = send(media, look, progress, policyCall.of(model));
        mine.complete(new Uploaded(url, time.now().plus(VALID)));
        return url;
      } catch (RuntimeException | Error e) {
        uploads.remove(content, mine);
        mine.completeExceptionally(e);
        throw e;
      }
    }
  }

  private boolean isOver(CompletableFuture<Uploaded> upload) {
    return upload.isDone()
        && (upload.isCompletedExceptionally() || !upload.join().until.isAfter(time.now()));
  }

  /**
   * Another thread uploads the same content: wait for its address, or fail as it does. Null if that
   * thread was interrupted, which is nobody else's business.
   */
  private static @Nullable String await(CompletableFuture<Uploaded> upload, MediaSource media) {
    try {
      return upload.get().url;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException("interrupted while waiting for the upload of " + media, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CallInterruptedException) {
        return null;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("the upload of " + media + " broke", e.getCause());
    }
  }

  private String send(MediaSource media, Look look, LongConsumer progress, ApiCall policyCall) {
    try {
      return post(media, media.name(), look, progress, policyCall);
    } catch (ApiException e) {
      if (e.status() != 409 && !isOverdue(e)) {
        throw e;
      }
      // 409: an earlier attempt arrived although its answer did not, or another file has the name;
      // the storage overwrites nothing, and the name does not tell which of the two it is.
      String name = UUID.randomUUID().toString().substring(0, 8) + "-" + media.name();
      return post(media, name, look, progress, policyCall);
    }
  }

  /** A policy is valid for five minutes, which pauses between attempts may use up. */
  private static boolean isOverdue(ApiException e) {
    return e.status() == 403 && e.body().contains("Policy expired");
  }

  private String post(
      MediaSource media, String name, Look look, LongConsumer progress, ApiCall policyCall) {
    Answer answer = transport.call(policyCall);
    UploadPolicy policy = UploadPolicy.of(Json.treeOrNull(answer.body()));
    HttpUrl host = HttpUrl.parse(policy.uploadHost());
    if (host == null) {
      throw new MalformedResponseException(
          "upload.get-policy: the answer names no upload host",
          ErrorReader.bounded(answer.body()),
          null);
    }
    if (look.size > policy.mostBytes()) {
      throw new InvalidRequestException(
          media
              + " has "
              + look.size
              + " bytes, but the vendor's temporary storage takes at most "
              + policy.mostBytes()
              + "; put the file on your own storage and give its URL");
    }
    String object = policy.uploadDir() + "/" + name;
    MediaBody body = new MediaBody(media, look.type, look.size, progress);
    RequestBody form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("OSSAccessKeyId", policy.ossAccessKeyId())
            .addFormDataPart("Signature", policy.signature())
            .addFormDataPart("policy", policy.policy())
            .addFormDataPart("x-oss-object-acl", policy.xOssObjectAcl())
            .addFormDataPart("x-oss-forbid-overwrite", policy.xOssForbidOverwrite())
            .addFormDataPart("key", object)
            .addFormDataPart("success_action_status", "200")
            .addFormDataPart("file", name, body)
            .build();
    try {
      transport.call(
          new ApiCall(
              "upload.post-object",
              "POST",
              host,
              Map.of("User-Agent", policyCall.headers().getOrDefault("User-Agent", "qiao")),
              form,
              true,
              policyCall.timeouts(),
              null,
              policyCall.retry(),
              policyCall.errors(),
              policyCall.responseLimit()));
    } catch (TransportException e) {
      throw body.explain(e);
    }
    return "oss://" + object;
  }

  /** What the content is, how long, of which type; a size given is not trusted. */
  private record Look(String digest, long size, MediaType type) {}

  private static Look look(MediaSource media) {
    try (InputStream in = media.open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[BLOCK];
      int read = in.readNBytes(block, 0, BLOCK);
      MediaType type = MediaBody.type(Arrays.copyOf(block, read), media.name());
      long size = 0;
      while (read > 0) {
        digest.update(block, 0, read);
        size += read;
        read = in.readNBytes(block, 0, BLOCK);
      }
      long given = media.size();
      if (given >= 0 && given != size) {
        throw new MediaBody.ChangedException("it has " + size + " bytes, not " + given);
      }
      return new Look(HexFormat.of().formatHex(digest.digest()), size, type);
    } catch (IOException e) {
      throw MediaBody.unreadable(media, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
