package dev.qiao.core.internal.upload;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.qiao.core.ApiKey;
import dev.qiao.core.Model;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.FailureNotes;
import dev.qiao.core.internal.file.StorageError;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.BufferedResponse;
import dev.qiao.core.internal.transport.Transport;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
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

  /** Addresses that are kept: a service that runs for months must not keep all it ever sent. */
  private static final int MAX_KEPT = 1000;

  private static final int MAX_NAME = 200;

  private static final int BLOCK = 64 * 1024;

  private final Transport transport;
  private final Time time;

  /** Uploads that another thread may wait for. */
  private final Map<Content, CompletableFuture<String>> underWay = new ConcurrentHashMap<>();

  private final Object lock = new Object();

  /** Addresses by content, the one asked for last at the end. */
  @GuardedBy("lock")
  private final Map<Content, Uploaded> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** What is uploaded once: an address belongs to an account and a model. */
  private record Content(ApiKey account, Model model, String digest) {}

  private record Uploaded(String url, Instant since) {}

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
   * @param progress receives the bytes sent so far; when another thread uploads the same, nothing
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
      String url = kept(content);
      if (url != null) {
        return url;
      }
      CompletableFuture<String> mine = new CompletableFuture<>();
      CompletableFuture<String> other = underWay.putIfAbsent(content, mine);
      if (other != null) {
        url = await(other, media);
        if (url == null) {
          continue;
        }
        return url;
      }
      try {
        // Another thread may have ended between the two looks.
        url = kept(content);
        if (url == null) {
          url = send(media, look, progress, policyCall.of(model));
          keep(content, url);
        }
        mine.complete(url);
        return url;
      } catch (RuntimeException | Error e) {
        mine.completeExceptionally(e);
        throw e;
      } finally {
        underWay.remove(content, mine);
      }
    }
  }

  private @Nullable String kept(Content content) {
    synchronized (lock) {
      Uploaded known = kept.get(content);
      if (known == null) {
        return null;
      }
      if (Duration.between(known.since, time.now()).compareTo(VALID) < 0) {
        return known.url;
      }
      kept.remove(content);
      return null;
    }
  }

  private void keep(Content content, String url) {
    Uploaded uploaded = new Uploaded(url, time.now());
    synchronized (lock) {
      kept.put(content, uploaded);
      if (kept.size() > MAX_KEPT) {
        Iterator<Content> eldest = kept.keySet().iterator();
        eldest.next();
        eldest.remove();
      }
    }
  }

  /**
   * Another thread uploads the same content: wait for its address, or fail as it does. Null if that
   * thread was interrupted, or its user's code failed, which concerns only that caller.
   */
  private static @Nullable String await(CompletableFuture<String> upload, MediaSource media) {
    try {
      return upload.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException("interrupted while waiting for the upload of " + media, e);
    } catch (ExecutionException e) {
      // What user code throws there, an Error of a key provider, is that thread's business, too.
      if (e.getCause() instanceof SdkException failure
          && !(failure instanceof CallInterruptedException)) {
        throw FailureNotes.forCaller(failure);
      }
      return null;
    }
  }

  private String send(MediaSource media, Look look, LongConsumer progress, ApiCall policyCall) {
    try {
      return post(media, objectName(media.name()), look, progress, policyCall);
    } catch (ApiException e) {
      if (e.status() != 409 && !isOverdue(e)) {
        throw e;
      }
      // 409: an earlier attempt arrived although its answer did not, or another file has the name;
      // the storage overwrites nothing, and the name does not show which of the two it is.
      String name = UUID.randomUUID().toString().substring(0, 8) + "-" + objectName(media.name());
      return post(media, name, look, progress, policyCall);
    }
  }

  /**
   * The name as a part of an address that services take apart, and of a folder that is not left.
   * Letters of every script and blanks may stay.
   */
  static String objectName(String name) {
    String safe = name.replaceAll("[/\\\\?#%&\"<>\\p{Cntrl}\\p{Cs}]", "_").strip();
    if (safe.matches("\\.*")) {
      return "file";
    }
    int from = Math.max(0, safe.length() - MAX_NAME);
    boolean half = from > 0 && Character.isLowSurrogate(safe.charAt(from));
    return safe.substring(half ? from + 1 : from);
  }

  /** A policy is valid for five minutes, which pauses between attempts may use up. */
  private static boolean isOverdue(ApiException e) {
    return e.status() == 403 && e.body().contains("Policy expired");
  }

  private String post(
      MediaSource media, String name, Look look, LongConsumer progress, ApiCall policyCall) {
    BufferedResponse answer = transport.call(policyCall);
    UploadPolicy policy = UploadPolicy.of(Json.treeOrNull(answer.json()));
    HttpUrl host = HttpUrl.parse(policy.uploadHost());
    if (host == null) {
      throw new MalformedResponseException(
          "upload.get-policy: the answer names no upload host",
          ErrorReader.bounded(answer.body()),
          null);
    }
    if (look.size > policy.mostBytes()) {
      throw new RequestValidationException(
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
              host.encodedPath(),
              Map.of("User-Agent", policyCall.headers().getOrDefault("User-Agent", "qiao")),
              form,
              true,
              policyCall.timeouts(),
              null,
              policyCall.retry(),
              policyCall.errors(),
              policyCall.responseLimit(),
              policyCall
                  .secrets()
                  .and(policy.signature(), policy.policy(), policy.ossAccessKeyId()),
              policyCall.observed()));
    } catch (TransportException e) {
      throw body.explain(e);
    } catch (ApiException e) {
      throw e.status() == 403 && !isOverdue(e) ? ErrorReader.withHint(e, hint(e)) : e;
    }
    return "oss://" + object;
  }

  /** The storage has no models: what it refuses is no matter of the key's grants. */
  private static String hint(ApiException refusal) {
    StorageError reason = StorageError.of(refusal.body());
    if (reason.isPage() || reason.code().isEmpty()) {
      return "the vendor's temporary storage was not reached or gave no reason; check the proxy or"
          + " firewall between here and the storage, or put the file on your own storage and give"
          + " its URL.";
    }
    return "the vendor's temporary storage refused the file ("
        + reason.code()
        + "), not the key or the model; upload it again, which asks for a new permission, or put"
        + " the file on your own storage and give its URL.";
  }

  /** What the content is, how long, of which type; a size given is not trusted. */
  private record Look(String digest, long size, MediaType type) {}

  private Look look(MediaSource media) {
    try (InputStream in = media.open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[BLOCK];
      int read = in.readNBytes(block, 0, BLOCK);
      MediaType type = MediaBody.type(Arrays.copyOf(block, read), media.name());
      long size = 0;
      long given = media.size();
      // A stream without an end is no reason to read without one.
      while (read > 0 && (given < 0 || size <= given)) {
        transport.requireOpen();
        digest.update(block, 0, read);
        size += read;
        read = MediaBody.next(in, block, media);
      }
      if (size == 0) {
        throw new MediaBody.ChangedException("it is empty (0 bytes)");
      }
      if (given >= 0 && given != size) {
        throw new MediaBody.ChangedException(
            "it has " + size + (read > 0 ? " bytes or more, not " : " bytes, not ") + given);
      }
      return new Look(HexFormat.of().formatHex(digest.digest()), size, type);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } catch (CallInterruptedException | ClientClosedException e) {
      throw e;
    } catch (Throwable e) {
      throw MediaBody.unreadable(media, MediaBody.failed(e));
    }
  }
}
