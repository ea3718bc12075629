package dev.qiao.core;

import dev.qiao.core.client.QiaoClient;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The three base URLs of one vendor in one region. Every call, poll, upload and list of a client
 * goes to its own endpoint.
 *
 * @param nativeUrl base of the vendor's own API, such as {@code
 *     https://dashscope.aliyuncs.com/api/v1}
 * @param compatibleUrl base of the OpenAI-style API, such as {@code
 *     https://dashscope.aliyuncs.com/compatible-mode/v1}
 * @param webSocketUrl address of the WebSocket API, null where the vendor has none
 */
public record Endpoint(URI nativeUrl, URI compatibleUrl, @Nullable URI webSocketUrl) {

  /** Which of the three URLs an operation belongs to. */
  public enum Api {
    /** {@link Endpoint#nativeUrl()}. */
    NATIVE,
    /** {@link Endpoint#compatibleUrl()}. */
    COMPATIBLE,
    /**
     * {@link Endpoint#compatibleUrl()} with {@code /compatible-api/} for {@code /compatible-mode/}:
     * DashScope's reranking.
     */
    COMPATIBLE_API,
    /** {@link Endpoint#webSocketUrl()}. */
    WEB_SOCKET
  }

  private static final String VENDOR_IS_NULL = "the vendor is null";

  private static final String REGION_IS_NULL = "the region is null";

  private static final Map<Region, String> DASHSCOPE_HOSTS =
      Map.of(
          Region.CN_BEIJING, "dashscope.aliyuncs.com",
          Region.AP_SOUTHEAST_1, "dashscope-intl.aliyuncs.com",
          Region.US_EAST_1, "dashscope-us.aliyuncs.com",
          Region.CN_HONGKONG, "cn-hongkong.dashscope.aliyuncs.com");

  /** Checks the URLs and drops a last slash. */
  public Endpoint {
    nativeUrl = checked("nativeUrl", nativeUrl, "http");
    compatibleUrl = checked("compatibleUrl", compatibleUrl, "http");
    webSocketUrl = webSocketUrl == null ? null : checked("webSocketUrl", webSocketUrl, "ws");
  }

  /**
   * The documented endpoint of a vendor in a region.
   *
   * @throws IllegalArgumentException if the vendor has no shared host there; the message names the
   *     way out
   */
  public static Endpoint of(Vendor vendor, Region region) {
    Objects.requireNonNull(vendor, VENDOR_IS_NULL);
    Objects.requireNonNull(region, REGION_IS_NULL);
    return switch (vendor) {
      case DASHSCOPE -> dashScope(region);
      case DEEPSEEK -> single(requireChina(vendor, region, "https://api.deepseek.com"));
      case MOONSHOT ->
          single(
              chinaOr(vendor, region, "https://api.moonshot.cn/v1", "https://api.moonshot.ai/v1"));
      case ZHIPU ->
          single(
              chinaOr(
                  vendor,
                  region,
                  "https://open.bigmodel.cn/api/paas/v4",
                  "https://api.z.ai/api/paas/v4"));
      // Newer pages of MiniMax name api.minimax.cn for China; both are the vendor's own.
      case MINIMAX ->
          single(
              chinaOr(vendor, region, "https://api.minimaxi.com/v1", "https://api.minimax.io/v1"));
      case GATEWAY ->
          throw new IllegalArgumentException(
              "a gateway has no documented host; use QiaoClient.gateway(baseUrl, key),"
                  + " QiaoClient.builder().endpoint(Endpoint.gateway(baseUrl)) or the variable"
                  + " QIAO_GATEWAY_BASE_URL");
    };
  }

  /** An endpoint of your own, such as a proxy before DashScope, without a WebSocket URL. */
  public static Endpoint of(URI nativeUrl, URI compatibleUrl) {
    return new Endpoint(nativeUrl, compatibleUrl, null);
  }

  /** A copy with another WebSocket URL, {@code wss://..} or {@code ws://..}. */
  public Endpoint withWebSocketUrl(URI value) {
    return new Endpoint(nativeUrl, compatibleUrl, value);
  }

  /** The regions in which a vendor has a documented host for everybody, its default first. */
  public static List<Region> regions(Vendor vendor) {
    return switch (Objects.requireNonNull(vendor, VENDOR_IS_NULL)) {
      case DASHSCOPE ->
          List.of(Region.CN_BEIJING, Region.AP_SOUTHEAST_1, Region.US_EAST_1, Region.CN_HONGKONG);
      case DEEPSEEK -> List.of(Region.CHINA);
      case MOONSHOT, ZHIPU, MINIMAX -> List.of(Region.CHINA, Region.INTERNATIONAL);
      case GATEWAY -> List.of();
    };
  }

  /**
   * DashScope's shared hosts, see <a href="https://help.aliyun.com/zh/model-studio/base-url">base
   * URLs</a>.
   */
  private static Endpoint dashScope(Region region) {
    String host = DASHSCOPE_HOSTS.get(region);
    if (host == null) {
      throw new IllegalArgumentException(
          "DashScope has no shared host in region "
              + region
              + "; use Endpoint.dashScopeWorkspace(workspaceId, region) or one of "
              + DASHSCOPE_HOSTS.keySet().stream().map(Region::id).sorted().toList());
    }
    return dashScopeHost(host);
  }

  /**
   * DashScope's workspace host {@code https://{workspaceId}.{region}.maas.aliyuncs.com}, which
   * takes keys of that workspace only.
   */
  public static Endpoint dashScopeWorkspace(String workspaceId, Region region) {
    Objects.requireNonNull(region, REGION_IS_NULL);
    if (!Objects.requireNonNull(workspaceId, "workspaceId is null").matches("[A-Za-z0-9-]{1,63}")) {
      throw new IllegalArgumentException(
          "workspaceId \"" + workspaceId + "\" cannot be part of a host name");
    }
    return dashScopeHost(
        workspaceId.toLowerCase(Locale.ROOT) + "." + region.id() + ".maas.aliyuncs.com");
  }

  private static Endpoint dashScopeHost(String host) {
    return new Endpoint(
        URI.create("https://" + host + "/api/v1"),
        URI.create("https://" + host + "/compatible-mode/v1"),
        URI.create("wss://" + host + "/api-ws/v1/inference"));
  }

  /**
   * A gateway at a base URL; {@code /v1} is appended unless the URL ends with it.
   *
   * <p>The gateway's page shows only two paths: {@code GET /v1/images/generations/{task_id}} and
   * {@code GET /v1/videos/generations/{task_id}}. What follows from them and from OpenAI's
   * convention is an assumption, and so are the POST paths {@code /chat/completions}, {@code
   * /images/generations}, {@code /videos/generations} and {@code /audio/speech} behind it. For
   * another base use {@link #single(URI)}, for another path {@link QiaoClient.Builder#path}.
   */
  public static Endpoint gateway(URI baseUrl) {
    String base = checked("baseUrl", baseUrl, "http").toString();
    return single(base.endsWith("/v1") ? base : base + "/v1");
  }

  /** One base URL for everything, without WebSocket. */
  public static Endpoint single(URI baseUrl) {
    return new Endpoint(baseUrl, baseUrl, null);
  }

  private static Endpoint single(String baseUrl) {
    return single(URI.create(baseUrl));
  }

  /** The URL of an API. */
  public URI url(Api api) {
    return switch (api) {
      case NATIVE -> nativeUrl;
      case COMPATIBLE -> compatibleUrl;
      case COMPATIBLE_API ->
          URI.create(compatibleUrl.toString().replace("/compatible-mode", "/compatible-api"));
      case WEB_SOCKET -> {
        if (webSocketUrl == null) {
          throw new IllegalStateException(
              "this endpoint has no WebSocket URL; set one with new Endpoint(native, compatible,"
                  + " webSocket)");
        }
        yield webSocketUrl;
      }
    };
  }

  private static String chinaOr(Vendor vendor, Region region, String china, String international) {
    if (region.equals(Region.CHINA)) {
      return china;
    }
    if (region.equals(Region.INTERNATIONAL)) {
      return international;
    }
    throw new IllegalArgumentException(
        vendor.displayName() + " has the regions china and international, not " + region);
  }

  private static String requireChina(Vendor vendor, Region region, String url) {
    if (!region.equals(Region.CHINA)) {
      throw new IllegalArgumentException(
          vendor.displayName() + " has only the region china, not " + region);
    }
    return url;
  }

  /**
   * The host of an address; null if it has none. {@link URI#getHost()} knows none with an
   * underscore, which services have inside Docker and Kubernetes.
   */
  public static @Nullable String host(URI uri) {
    String authority = Objects.requireNonNull(uri, "the address is null").getRawAuthority();
    if (uri.getHost() != null || authority == null) {
      return uri.getHost();
    }
    String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
    return host.matches("[A-Za-z0-9._-]+") ? host : null;
  }

  private static URI checked(String name, URI url, String scheme) {
    Objects.requireNonNull(url, () -> name + " is null: is the property or variable set?");
    String actual = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!(actual.equals(scheme) || actual.equals(scheme + "s"))
        || host(url) == null
        || url.getRawAuthority().indexOf('@') >= 0
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          name
              + (scheme.equals("http") ? " must be an " : " must be a ")
              + scheme
              + " or "
              + scheme
              + "s address of host and path, without user or query");
    }
    String text = url.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
  }
}
