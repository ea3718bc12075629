package dev.qiao.testkit;

import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/** One vendor's side of the server. */
interface Platform {
  /** Who serves a request, null if the vendor has no such path. */
  @Nullable Service service(IncomingRequest in);

  /** A refusal in the shape this vendor gives it on the path asked. */
  MockResponse refuse(IncomingRequest in, Refusal refusal);

  /** Serves one path: checks the key first, then whatever the vendor checks. */
  @FunctionalInterface
  interface Service {
    /** The answer, or a {@link Refusal}. */
    MockResponse answer(IncomingRequest in);
  }
}
