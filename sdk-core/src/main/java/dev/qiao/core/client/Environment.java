package dev.qiao.core.client;

import dev.qiao.core.ApiKey;
import dev.qiao.core.ApiKeyProvider;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What environment variables say of a client where its builder does not.
 *
 * @param variables gives the value of a variable
 */
record Environment(Function<String, @Nullable String> variables) {
  private static final Pattern WORKSPACE_HOST =
      Pattern.compile("[^.]+\\.([a-z0-9-]+)\\.maas\\.aliyuncs\\.com");

  private @Nullable String variable(String name) {
    String value = variables.apply(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The region that is named, or that the base URL or the only key belongs to; null if none is. */
  @Nullable Region region(Vendor vendor) {
    if (vendor == Vendor.DASHSCOPE) {
      String name = variable("DASHSCOPE_REGION");
      String url = variable("DASHSCOPE_HTTP_BASE_URL");
      return name != null
          ? new Region(name)
          : url == null ? null : dashScopeRegion(URI.create(url));
    }
    List<Region> withKey =
        Endpoint.regions(vendor).stream()
            .filter(region -> vendor.keyVariables(region).stream().anyMatch(this::isSet))
            .toList();
    boolean oneVariableEach =
        Endpoint.regions(vendor).stream().map(vendor::keyVariables).distinct().count() > 1;
    return oneVariableEach && withKey.size() == 1 ? withKey.get(0) : null;
  }

  /** The region that a DashScope host belongs to, null if its name does not say. */
  private static @Nullable Region dashScopeRegion(URI url) {
    String host = String.valueOf(Endpoint.host(url)).toLowerCase(Locale.ROOT);
    for (Region region : Endpoint.regions(Vendor.DASHSCOPE)) {
      if (host.equals(Endpoint.of(Vendor.DASHSCOPE, region).nativeUrl().getHost())) {
        return region;
      }
    }
    Matcher workspace = WORKSPACE_HOST.matcher(host);
    return workspace.matches() ? new Region(workspace.group(1)) : null;
  }

  private boolean isSet(String name) {
    return variable(name) != null;
  }

  /** The base URLs that are named, null if none is. */
  @Nullable Endpoint endpoint(Vendor vendor, Region region) {
    return switch (vendor) {
      case DASHSCOPE -> dashScope(region);
      case GATEWAY -> {
        String url = variable("QIAO_GATEWAY_BASE_URL");
        yield url == null ? null : Endpoint.gateway(URI.create(url));
      }
      case DEEPSEEK, MOONSHOT, ZHIPU, MINIMAX -> null;
    };
  }

  private @Nullable Endpoint dashScope(Region region) {
    String http = variable("DASHSCOPE_HTTP_BASE_URL");
    String socket = variable("DASHSCOPE_WEBSOCKET_BASE_URL");
    if (http == null && socket == null) {
      return null;
    }
    // What users of OpenAI's client have in their configuration is of the same host.
    URI nativeUrl =
        http == null
            ? Endpoint.of(Vendor.DASHSCOPE, region).nativeUrl()
            : URI.create(http.replaceAll("/compatible-mode/v1/?$", "/api/v1"));
    String root = nativeUrl.toString().replaceAll("/api/v1/?$", "");
    URI socketUrl =
        URI.create(
            socket == null ? root.replaceFirst("^http", "ws") + "/api-ws/v1/inference" : socket);
    return new Endpoint(nativeUrl, URI.create(root + "/compatible-mode/v1"), socketUrl);
  }

  /**
   * The key of a vendor in a region.
   *
   * @throws IllegalStateException if none is set; the message names the variables
   */
  ApiKeyProvider key(Vendor vendor, Region region) {
    for (String name : vendor.keyVariables(region)) {
      String value = variable(name);
      if (value != null) {
        ApiKey key = ApiKey.of(value);
        return new ClientSettings.FixedKey(key);
      }
    }
    boolean anyRegion = vendor.keyVariables(region).equals(vendor.keyVariables());
    throw new IllegalStateException(
        "no key for "
            + vendor.displayName()
            + (anyRegion ? "" : " in region " + region)
            + ": set the environment variable "
            + String.join(" or ", vendor.keyVariables(region))
            + otherRegions(vendor, region));
  }

  private static String otherRegions(Vendor vendor, Region region) {
    StringBuilder text = new StringBuilder();
    for (Region other : Endpoint.regions(vendor)) {
      if (!vendor.keyVariables(other).equals(vendor.keyVariables(region))) {
        text.append(", or ")
            .append(String.join(" or ", vendor.keyVariables(other)))
            .append(" for region ")
            .append(other);
      }
    }
    return text.toString();
  }
}
