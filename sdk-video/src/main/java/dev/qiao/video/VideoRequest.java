package dev.qiao.video;

import dev.qiao.core.operation.Request;

/** A request that makes a video as a task. */
public interface VideoRequest extends Request.Task<VideoResult> {}
