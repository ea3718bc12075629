package dev.qiao.video;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.internal.file.SaveTarget;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutcome;
import dev.qiao.video.gateway.GatewayVideoRequest;
import dev.qiao.video.glm.CogVideoXRequest;
import dev.qiao.video.happyhorse.HappyHorseImageToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseReferenceToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseTextToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseVideoEditRequest;
import dev.qiao.video.minimax.HailuoRequest;
import dev.qiao.video.portrait.AnimateAnyoneDetectRequest;
import dev.qiao.video.portrait.AnimateAnyoneDetection;
import dev.qiao.video.portrait.AnimateAnyoneRequest;
import dev.qiao.video.portrait.AnimateAnyoneTemplate;
import dev.qiao.video.portrait.AnimateAnyoneTemplateRequest;
import dev.qiao.video.portrait.EmoDetectRequest;
import dev.qiao.video.portrait.EmoDetection;
import dev.qiao.video.portrait.EmoRequest;
import dev.qiao.video.portrait.EmojiDetectRequest;
import dev.qiao.video.portrait.EmojiDetection;
import dev.qiao.video.portrait.EmojiRequest;
import dev.qiao.video.portrait.LivePortraitDetectRequest;
import dev.qiao.video.portrait.LivePortraitDetection;
import dev.qiao.video.portrait.LivePortraitRequest;
import dev.qiao.video.portrait.VideoRetalkRequest;
import dev.qiao.video.portrait.VideoStyleTransformRequest;
import dev.qiao.video.portrait.WanSpeechToVideoDetectRequest;
import dev.qiao.video.portrait.WanSpeechToVideoDetection;
import dev.qiao.video.portrait.WanSpeechToVideoRequest;
import dev.qiao.video.tripo.TripoRequest;
import dev.qiao.video.tripo.TripoResult;
import dev.qiao.video.wan.Wan27ImageToVideoRequest;
import dev.qiao.video.wan.Wan27ReferenceToVideoRequest;
import dev.qiao.video.wan.Wan27TextToVideoRequest;
import dev.qiao.video.wan.Wan27VideoEditRequest;
import dev.qiao.video.wan.Wan30VideoRequest;
import dev.qiao.video.wan.WanAnimateMixRequest;
import dev.qiao.video.wan.WanAnimateMoveRequest;
import dev.qiao.video.wan.WanImageToVideoRequest;
import dev.qiao.video.wan.WanKeyframeEffectRequest;
import dev.qiao.video.wan.WanKeyframeToVideoRequest;
import dev.qiao.video.wan.WanReferenceToVideoRequest;
import dev.qiao.video.wan.WanTextToVideoRequest;
import dev.qiao.video.wan.WanVideoEditRequest;
import dev.qiao.video.wan.WanVideoEffectRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Makes videos. Every video is a task: {@code submit} returns its handle at once.
 *
 * <pre>{@code
 * VideoService video = new VideoService(client);
 * TaskHandle<VideoResult> task =
 *     video.submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kitten runs").build());
 * save(task.ref());
 * task.await().video().saveTo(Path.of("kitten.mp4"));
 * }</pre>
 */
public final class VideoService {
  private final QiaoClient client;
  private final RequestOptions options;

  /** Creates a service whose calls go through a client. */
  public VideoService(QiaoClient client) {
    this(client, RequestOptions.DEFAULTS);
  }

  private VideoService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "the client is null");
    this.options =
        Objects.requireNonNull(
            options, "the options are null; RequestOptions.DEFAULTS are the defaults");
  }

  /** Returns a service that makes its calls with other options. */
  public VideoService with(RequestOptions options) {
    return new VideoService(client, options);
  }

  /**
   * Submits a video as a task. The requests:
   *
   * <ul>
   *   <li>Wan up to 2.6: {@link WanTextToVideoRequest}, {@link WanImageToVideoRequest}, {@link
   *       WanKeyframeToVideoRequest}, {@link WanReferenceToVideoRequest}, {@link
   *       WanVideoEffectRequest}, {@link WanKeyframeEffectRequest}, {@link WanVideoEditRequest},
   *       {@link WanAnimateMoveRequest}, {@link WanAnimateMixRequest}
   *   <li>Wan 2.7 and 3.0: {@link Wan27TextToVideoRequest}, {@link Wan27ImageToVideoRequest},
   *       {@link Wan27ReferenceToVideoRequest}, {@link Wan27VideoEditRequest}, {@link
   *       Wan30VideoRequest}
   *   <li>HappyHorse: {@link HappyHorseTextToVideoRequest}, {@link HappyHorseImageToVideoRequest},
   *       {@link HappyHorseReferenceToVideoRequest}, {@link HappyHorseVideoEditRequest}
   *   <li>portraits: {@link EmoRequest}, {@link LivePortraitRequest}, {@link EmojiRequest}, {@link
   *       AnimateAnyoneRequest}, {@link WanSpeechToVideoRequest}
   *   <li>existing videos: {@link VideoRetalkRequest}, {@link VideoStyleTransformRequest}
   *   <li>own platforms: {@link HailuoRequest} (MiniMax), {@link CogVideoXRequest} (Zhipu, Vidu)
   *   <li>a gateway: {@link GatewayVideoRequest}
   * </ul>
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TransportException if no answer comes; when {@code
   *     mayHaveReachedService()} the task may exist and is not submitted again
   */
  public TaskHandle<VideoResult> submit(VideoRequest request) {
    return client.submit(request, options);
  }

  /**
   * Submits a 3D model as a task.
   *
   * @throws dev.qiao.core.error.SdkException as {@link #submit(VideoRequest)} does
   */
  public TaskHandle<TripoResult> submit(TripoRequest request) {
    return client.submit(request, options);
  }

  /**
   * Submits a motion template for AnimateAnyone as a task, whose result is the template's id.
   *
   * @throws dev.qiao.core.error.SdkException as {@link #submit(VideoRequest)} does
   */
  public TaskHandle<AnimateAnyoneTemplate> submit(AnimateAnyoneTemplateRequest request) {
    return client.submit(request, options);
  }

  /**
   * Checks whether a picture shows a face that EMO can animate. A picture that does not pass is a
   * {@link EmoDetection.Rejected}, not an exception; the check is billed either way.
   */
  public EmoDetection detect(EmoDetectRequest request) {
    return client.call(request, options).value().of(request.input().imageUrl());
  }

  /**
   * Checks whether a picture shows a face that LivePortrait can animate. A picture that does not
   * pass is a {@link LivePortraitDetection.Rejected}, not an exception; the check is billed either
   * way.
   */
  public LivePortraitDetection detect(LivePortraitDetectRequest request) {
    return client.call(request, options).value().of(request.input().imageUrl());
  }

  /**
   * Checks whether a picture shows a face that Emoji can animate. A picture that does not pass is a
   * {@link EmojiDetection.Rejected}, not an exception; the check is billed either way.
   */
  public EmojiDetection detect(EmojiDetectRequest request) {
    return client.call(request, options).value().of(request.input().imageUrl());
  }

  /**
   * Checks whether a picture shows a person whom AnimateAnyone can make dance. A picture that does
   * not pass is a {@link AnimateAnyoneDetection.Rejected}, not an exception; the check is billed
   * either way.
   */
  public AnimateAnyoneDetection detect(AnimateAnyoneDetectRequest request) {
    return client.call(request, options).value().of(request.input().imageUrl());
  }

  /**
   * Checks whether a picture shows a person whom wan2.2-s2v can make speak. A picture that does not
   * pass is a {@link WanSpeechToVideoDetection.Rejected}, not an exception; the check is billed
   * either way.
   */
  public WanSpeechToVideoDetection detect(WanSpeechToVideoDetectRequest request) {
    return client.call(request, options).value().of(request.input().imageUrl());
  }

  /**
   * Makes a video and saves it: uploads what is local, submits, waits, downloads. A client with a
   * {@link dev.qiao.core.task.TaskStore} keeps the task there until the file is saved. The requests
   * are those of {@link #submit(VideoRequest)}.
   *
   * @param target the file to write; checked before anything is sent
   * @return the result, whose file is at {@code target}
   * @throws dev.qiao.core.error.DownloadException if no file can be written there; nothing was sent
   * @throws dev.qiao.core.error.SdkException as {@link #submit(VideoRequest)}, {@link
   *     TaskHandle#await()} and {@link dev.qiao.core.file.ResultFile#saveTo(Path)} do. Every
   *     exception after the submission has the {@code taskRef()}, with which another process
   *     continues without paying again
   */
  public VideoResult generateTo(Path target, VideoRequest request) {
    // A place that cannot be written must not be found after the video is paid for.
    SaveTarget.requireWritable(target);
    TaskHandle<VideoResult> task = submit(request);
    List<TaskOutcome<VideoResult>> ends = new ArrayList<>(1);
    // Saved inside the taker: the client's store forgets the task after the file is there.
    client
        .tasks()
        .forEachCompleted(
            List.of(task),
            PollOptions.DEFAULT,
            end -> {
              if (end instanceof TaskOutcome.Succeeded<VideoResult> made) {
                made.result().video().saveTo(target);
              }
              ends.add(end);
            });
    return ends.get(0).orThrow();
  }

  /**
   * Checks a portrait, makes it talk with EMO and saves the video, in one call:
   *
   * <pre>{@code
   * video.generateTo(
   *     Path.of("talks.mp4"),
   *     EmoDetectRequest.builder(photo).build(),
   *     passed -> EmoRequest.builder(passed, voice).build());
   * }</pre>
   *
   * @param target the file to write
   * @param picture the portrait. The check is billed, also if the portrait is rejected
   * @param request makes the request from the detection; not called if the portrait is rejected
   * @return the result, whose file is at {@code target}
   * @throws dev.qiao.video.portrait.PortraitRejectedException with the service's reason if the
   *     portrait is rejected; nothing was submitted
   * @throws dev.qiao.core.error.SdkException as {@link #generateTo(Path, VideoRequest)} does
   */
  public VideoResult generateTo(
      Path target, EmoDetectRequest picture, Function<EmoDetection.Passed, EmoRequest> request) {
    SaveTarget.requireWritable(target);
    return generateTo(target, request.apply(detect(picture).orThrow()));
  }

  /**
   * Checks a portrait, makes it talk with LivePortrait and saves the video, as {@link
   * #generateTo(Path, EmoDetectRequest, Function)} does.
   */
  public VideoResult generateTo(
      Path target,
      LivePortraitDetectRequest picture,
      Function<LivePortraitDetection.Passed, LivePortraitRequest> request) {
    SaveTarget.requireWritable(target);
    return generateTo(target, request.apply(detect(picture).orThrow()));
  }

  /**
   * Checks a portrait, gives it an expression with Emoji and saves the video, as {@link
   * #generateTo(Path, EmoDetectRequest, Function)} does.
   */
  public VideoResult generateTo(
      Path target,
      EmojiDetectRequest picture,
      Function<EmojiDetection.Passed, EmojiRequest> request) {
    SaveTarget.requireWritable(target);
    return generateTo(target, request.apply(detect(picture).orThrow()));
  }

  /**
   * Checks a person, makes the person dance with AnimateAnyone and saves the video, as {@link
   * #generateTo(Path, EmoDetectRequest, Function)} does. The function may also make the motion
   * template, which is then paid for only if the picture passed.
   */
  public VideoResult generateTo(
      Path target,
      AnimateAnyoneDetectRequest picture,
      Function<AnimateAnyoneDetection.Passed, AnimateAnyoneRequest> request) {
    SaveTarget.requireWritable(target);
    return generateTo(target, request.apply(detect(picture).orThrow()));
  }

  /**
   * Checks a person, makes the person speak with wan2.2-s2v and saves the video, as {@link
   * #generateTo(Path, EmoDetectRequest, Function)} does.
   */
  public VideoResult generateTo(
      Path target,
      WanSpeechToVideoDetectRequest picture,
      Function<WanSpeechToVideoDetection.Passed, WanSpeechToVideoRequest> request) {
    SaveTarget.requireWritable(target);
    return generateTo(target, request.apply(detect(picture).orThrow()));
  }
}
