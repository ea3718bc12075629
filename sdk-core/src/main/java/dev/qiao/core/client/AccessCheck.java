package dev.qiao.core.client;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.AccessReport.Result;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.BillingException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.PermissionException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Tries a client's key with a GET that is free of charge.
 *
 * @param transport makes the calls
 * @param options the client's
 * @param endpoints the shared hosts
 */
record AccessCheck(
    Transport transport, ClientOptions options, BiFunction<Vendor, Region, Endpoint> endpoints) {

  /** At the client's own host. */
  AccessReport own() {
    return at(options);
  }

  /** At the client's own host, then at the vendor's other shared ones. */
  List<AccessReport> everywhere() {
    List<AccessReport> reports = new ArrayList<>();
    reports.add(own());
    for (Region region : Endpoint.regions(options.vendor())) {
      Endpoint endpoint = endpoints.apply(options.vendor(), region);
      if (!sameHost(endpoint.nativeUrl(), options.endpoint().nativeUrl())) {
        reports.add(at(options.at(region, endpoint)));
      }
    }
    return List.copyOf(reports);
  }

  private static boolean sameHost(URI one, URI other) {
    return one.getRawAuthority().equalsIgnoreCase(other.getRawAuthority());
  }

  private AccessReport at(ClientOptions there) {
    String host = String.valueOf(Endpoint.host(there.endpoint().nativeUrl()));
    CallFactory calls = new CallFactory(there, null, Time.SYSTEM);
    ApiCall call =
        calls.get(
            "access.check",
            calls.url(Endpoint.Api.NATIVE, path(there.vendor())),
            null,
            there.timeouts().total(),
            RequestOptions.builder().retry(RetryPolicy.NONE).build());
    try {
      transport.call(call);
      return new AccessReport(there.region(), host, Result.ACCEPTED, "", "");
    } catch (ApiException e) {
      Result result = result(e);
      boolean accepted = result == Result.ACCEPTED;
      return new AccessReport(
          there.region(), host, result, accepted ? "" : e.code(), accepted ? "" : e.hint());
    } catch (TransportException e) {
      return new AccessReport(
          there.region(), host, Result.UNREACHABLE, "", String.valueOf(e.getMessage()));
    }
  }

  private static Result result(ApiException e) {
    if (e instanceof AuthenticationException
        || e instanceof PermissionException
        || e instanceof BillingException) {
      return Result.REFUSED;
    }
    boolean asksForNothing = e.vendor() == Vendor.ZHIPU && !e.code().isEmpty();
    return asksForNothing && (e instanceof NotFoundException || e instanceof BadRequestException)
        ? Result.ACCEPTED
        : Result.UNCLEAR;
  }

  private static String path(Vendor vendor) {
    return switch (vendor) {
      case DASHSCOPE -> "/tasks?page_size=1";
      case DEEPSEEK, MOONSHOT, MINIMAX -> "/models";
      // Neither region documents a list of models: ask for a result that does not exist. A 404 here
      // means that the key was accepted.
      case ZHIPU -> "/async-result/qiao-access-check";
      case GATEWAY ->
          throw new UnsupportedOperationException(
              "a gateway documents no call that is free of charge, so its key cannot be checked"
                  + " without one that may cost money; send a small request instead");
    };
  }
}
