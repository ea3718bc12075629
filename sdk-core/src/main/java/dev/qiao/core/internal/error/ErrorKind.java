package dev.qiao.core.internal.error;

import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.BillingException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.InputMediaException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.PermissionException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.ServerException;
import java.util.function.Function;

/** The exceptions a row of an {@link ErrorTable} can name. */
@SuppressWarnings("ImmutableEnumChecker") // constructor references hold no state
public enum ErrorKind {
  AUTHENTICATION(AuthenticationException::new),
  PERMISSION(PermissionException::new),
  BILLING(BillingException::new),
  NOT_FOUND(NotFoundException::new),
  BAD_REQUEST(BadRequestException::new),
  CONTENT_REJECTED(ContentRejectedException::new),
  INPUT_MEDIA(InputMediaException::new),
  RATE_LIMIT(failure -> new RateLimitException(failure, RateLimitException.Kind.REQUEST_RATE)),
  RATE_LIMIT_BURST(failure -> new RateLimitException(failure, RateLimitException.Kind.BURST)),
  RATE_LIMIT_TOKENS(
      failure -> new RateLimitException(failure, RateLimitException.Kind.TOKEN_ALLOCATION)),
  RATE_LIMIT_CONCURRENCY(
      failure -> new RateLimitException(failure, RateLimitException.Kind.CONCURRENCY)),
  SERVER(ServerException::new),
  /** A status that is not documented: 5xx is the service's fault, anything else the request's. */
  BY_STATUS_CLASS(
      failure ->
          failure.status() >= 500
              ? new ServerException(failure)
              : new BadRequestException(failure));

  private final Function<ApiFailure, ApiException> factory;

  ErrorKind(Function<ApiFailure, ApiException> factory) {
    this.factory = factory;
  }

  /** Whether the same request may succeed later, without anybody changing anything. */
  public boolean isTransient() {
    return switch (this) {
      case RATE_LIMIT, RATE_LIMIT_BURST, RATE_LIMIT_TOKENS, RATE_LIMIT_CONCURRENCY, SERVER -> true;
      case AUTHENTICATION,
          PERMISSION,
          BILLING,
          NOT_FOUND,
          BAD_REQUEST,
          CONTENT_REJECTED,
          INPUT_MEDIA,
          BY_STATUS_CLASS ->
          false;
    };
  }

  /** The exception of this kind. */
  public ApiException create(ApiFailure failure) {
    return factory.apply(failure);
  }
}
