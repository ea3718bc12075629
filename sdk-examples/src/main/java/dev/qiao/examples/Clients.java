package dev.qiao.examples;

import dev.qiao.core.ApiKey;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.AccessReport;
import dev.qiao.core.client.ApiResponse;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.TextService;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** How to build clients; the guide on clients shows these methods. */
final class Clients {
  private Clients() {}

  static QiaoClient inSingapore(String key) {
    return QiaoClient.builder()
        .vendor(Vendor.DASHSCOPE)
        .region(Region.AP_SOUTHEAST_1)
        .apiKey(key)
        .timeouts(Timeouts.builder().total(Duration.ofMinutes(2)).build())
        .retry(RetryPolicy.DEFAULT.withRetries(1))
        .build();
  }

  static QiaoClient ofAWorkspaceHost(String workspaceId, String key) {
    return QiaoClient.builder()
        .vendor(Vendor.DASHSCOPE)
        .region(Region.EU_CENTRAL_1)
        .endpoint(Endpoint.dashScopeWorkspace(workspaceId, Region.EU_CENTRAL_1))
        .apiKey(key)
        .build();
  }

  static QiaoClient behindAProxyOfOurs(String key) {
    Endpoint own =
        Endpoint.of(
            URI.create("https://models.example.com/dashscope/api/v1"),
            URI.create("https://models.example.com/dashscope/compatible-mode/v1"));
    return QiaoClient.builder()
        .vendor(Vendor.DASHSCOPE)
        .region(Region.CN_BEIJING)
        .endpoint(own)
        .apiKey(key)
        .build();
  }

  static Optional<Region> regionOfItsKey(QiaoClient client) {
    AccessReport here = client.checkAccess();
    return here.isAccepted()
        ? Optional.of(here.region())
        : client.checkAccessInAllRegions().stream()
            .filter(AccessReport::isAccepted)
            .map(AccessReport::region)
            .findFirst();
  }

  static QiaoClient.Builder withRotatingKeys(QiaoClient.Builder builder, Supplier<String> vault) {
    return builder.apiKeys(() -> ApiKey.of(vault.get()));
  }

  static ChatResponse forTenant(
      QiaoClient client, String key, String workspace, ChatRequest question) {
    RequestOptions tenant =
        RequestOptions.builder().apiKey(ApiKey.of(key)).workspace(workspace).build();
    return new TextService(client).with(tenant).chat(question);
  }

  static QiaoClient.Builder shared(QiaoClient.Builder builder, OkHttpClient ours) {
    return builder.httpClient(ours);
  }

  static QiaoClient.Builder traced(QiaoClient.Builder builder, String host, Supplier<String> id) {
    return builder.interceptor(
        chain ->
            chain.proceed(
                chain.request().uri().getHost().equals(host)
                    ? chain.request().withHeader("X-Trace", id.get())
                    : chain.request()));
  }

  /** Counts answers, retries and failures. */
  static final class Meter implements ExchangeListener {
    final LongAdder answers = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder failures = new LongAdder();

    @Override
    public void answered(Exchange exchange, int status, @Nullable String requestId, Duration took) {
      answers.increment();
    }

    @Override
    public void retrying(Exchange exchange, int attempt, Duration pause, Throwable reason) {
      retries.increment();
    }

    @Override
    public void failed(Exchange exchange, Throwable reason, Duration took) {
      failures.increment();
    }
  }

  static String raw(QiaoClient client, String json) {
    ApiResponse<String> answer =
        client.raw().on(Endpoint.Api.COMPATIBLE).post("/chat/completions", json);
    return answer.value();
  }
}
