package dev.qiao.video;

import dev.qiao.core.QiaoClient;
import dev.qiao.core.RequestOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.video.portrait.EmoDetectRequest;
import dev.qiao.video.portrait.EmoDetection;
import dev.qiao.video.tripo.TripoRequest;
import dev.qiao.video.tripo.TripoResult;
import java.util.Objects;

/**
 * Makes videos. Every video is a task: {@code submit} gives its handle at once.
 *
 * <pre>{@code
 * VideoService video = new VideoService(client);
 * TaskHandle<VideoResult> task =
 *     video.submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kitten runs").build());
 * save(task.ref());
 * task.await().video().downloadTo(Path.of("kitten.mp4"));
 * }</pre>
 */
public final class VideoService {
  private final QiaoClient client;
  private final RequestOptions options;

  /** Video through a client. */
  public VideoService(QiaoClient client) {
    this(client, RequestOptions.NONE);
  }

  private VideoService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** The same with other options for its calls. */
  public VideoService with(RequestOptions changes) {
    return new VideoService(client, changes);
  }

  /**
   * Submits a video.
   *
   * @throws dev.qiao.core.error.InvalidRequestException if a documented limit is broken; nothing is
   *     sent
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TransportException if no answer comes; when {@code
   *     mayHaveStarted()} the task may exist and is not submitted again
   */
  public TaskHandle<VideoResult> submit(VideoRequest request) {
    return client.submit(request, options);
  }

  /** Submits a 3D model; what it throws is the same. */
  public TaskHandle<TripoResult> submit(TripoRequest request) {
    return client.submit(request, options);
  }

  /**
   * Looks for a face that EMO can animate. A picture that does not pass is no exception but a
   * {@link EmoDetection.Rejected}; the look is charged either way.
   */
  public EmoDetection detect(EmoDetectRequest request) {
    return client.call(request, options).value().of(request.input().imageUrl());
  }
}
