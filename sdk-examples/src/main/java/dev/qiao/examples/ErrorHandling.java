package dev.qiao.examples;

import dev.qiao.core.Validation;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.TextService;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.VideoService;
import java.util.List;
import java.util.function.Consumer;

/** What to catch and what to do then; the guide on errors shows these methods. */
final class ErrorHandling {
  private ErrorHandling() {}

  static String ask(TextService text, ChatRequest question, Consumer<String> log) {
    try {
      return text.chat(question).text();
    } catch (RequestValidationException e) {
      return "Not sent: " + e.getMessage();
    } catch (ContentRejectedException e) {
      return "The content review refused this: " + e.vendorMessage();
    } catch (RateLimitException e) {
      return "Busy (" + e.kind() + "), please try later.";
    } catch (ApiException e) {
      log.accept(e.getMessage()); // status, code, message, hint, request id: one line
      return "The model is not available.";
    } catch (TransportException e) {
      log.accept(e.getMessage());
      return e.mayHaveReachedService() ? "No answer; it may be billed." : "Nothing was sent.";
    }
  }

  static List<String> whatIsWrong(VideoService video, VideoRequest request) {
    try {
      video.submit(request);
      return List.of();
    } catch (RequestValidationException e) {
      return e.violations().stream().map(v -> v.field() + " must be " + v.limit()).toList();
    }
  }

  static VideoService unchecked(VideoService video) {
    return video.with(RequestOptions.builder().validation(Validation.OFF).build());
  }
}
