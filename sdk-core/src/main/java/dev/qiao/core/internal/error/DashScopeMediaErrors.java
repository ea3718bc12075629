package dev.qiao.core.internal.error;

import dev.qiao.core.internal.error.ErrorTable.Row;
import java.util.List;

/**
 * What DashScope says of a picture, sound or video that it was given: in a refusal, in a detection
 * or in a failed task. Source: <a href="https://help.aliyun.com/zh/model-studio/error-code">error
 * codes</a>.
 */
final class DashScopeMediaErrors {
  private DashScopeMediaErrors() {}

  static List<Row> rows() {
    return new ErrorRows()
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            Hints.URL,
            "InvalidURL",
            "InvalidURL.*",
            "InvalidFile.DownloadFailed",
            "InvalidParameter.FileDownload",
            "BadRequest.InputDownloadFailed",
            "InvalidParameter.InputDownloadFailed",
            "FILE_DOWNLOAD_FAILED",
            "FILE_404_NOT_FOUND",
            "FILE_403_FORBIDDEN",
            "FILE_SERVER_ERROR",
            "REQUEST_INVALID_FILE_URL_VALUE")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "give a picture or clip of exactly one person.",
            "InvalidFile.NoHuman",
            "InvalidFile.MultiHuman",
            "InvalidFile.Content",
            "InvalidPerson")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "crop the picture so that the person is neither too large nor too small.",
            "InvalidFile.BodyProportion")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "give a picture with the whole face, seen from the front.",
            "InvalidFile.FacePose",
            "InvalidFile.FullFace",
            "InvalidImage.NoHumanFace")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "the face of the reference picture is not in the video: give another picture, or a"
                + " video of that person.",
            "InvalidFile.FaceNotMatch")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "give a picture of the person from the front.",
            "InvalidFile.FrontBody",
            "InvalidFile.BodyPose")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "give a picture of the whole body, or use the ratio 1:1.",
            "InvalidFile.FullBody")
        .row(0, ErrorKind.INPUT_MEDIA, "give a brighter picture.", "InvalidFile.Value")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "resize or crop the picture or video to the limits in the vendor's message or on the"
                + " operation's page.",
            "InvalidFile.Resolution",
            "InvalidFile.AspectRatio",
            "InvalidFile.ImageSize",
            "InvalidImage.ImageSize",
            "InvalidImageResolution")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "make the file smaller: compress the picture, or cut or re-encode the clip.",
            "InvalidFile.Size",
            "FILE_TOO_LARGE",
            "CONTENT_LENGTH_CHECK_FAILED",
            "BadRequest.TooLarge")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "cut or re-encode the clip: its length, rate or size is outside the limits.",
            "InvalidFile.Duration",
            "InvalidFile.FPS",
            "InvalidFile.AudioLengthError",
            "Audio.DurationLimitError",
            "Audio.AudioShortError",
            "Audio.AudioRateError",
            "Audio.FileSizeExceed",
            "AUDIO_DURATION_TOO_LONG")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "convert the file to a format that the operation's page lists.",
            "InvalidFile.Format",
            "InvalidFile.Openerror",
            "InvalidFile.TypeNotTxt",
            "InvalidImage.FileFormat",
            "InvalidImageFormat",
            "InvalidParameter.UnsupportedFileFormat",
            "BadRequest.UnsupportedFileFormat",
            "Audio.DecoderError",
            "Audio.PreprocessError",
            "FILE_CHECK_FAILED",
            "FILE_NORMALIZE_FAILED",
            "FILE_PARSE_FAILED",
            "MKV_PARSE_FAILED",
            "DECODE_ERROR")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "no speech was found in the sound; give another recording.",
            "Audio.AudioSilentError",
            "NO_INPUT_AUDIO_ERROR",
            "NO_VALID_AUDIO_ERROR",
            "SUCCESS_WITH_NO_VALID_FRAGMENT",
            "ASR_RESPONSE_HAVE_NO_WORDS")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "use a motion template that this account made and that was made without an error.",
            "InvalidFile.Template.Content")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            Hints.MEDIA,
            "InvalidFile.*",
            "InvalidImage.*",
            "Audio.*",
            "InvalidGarment",
            "InvalidParameter.DataInspection")
        // Voice cloning's own status
        .row(430, ErrorKind.INPUT_MEDIA, Hints.MEDIA, "*")
        .list();
  }
}
