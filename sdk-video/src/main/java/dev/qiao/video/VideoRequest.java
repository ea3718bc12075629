package dev.qiao.video;

import dev.qiao.core.operation.TaskRequest;

/** A request that makes a video as a task. */
public interface VideoRequest extends TaskRequest<VideoResult> {}
