package dev.qiao.text.kimi;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.RequestOptions;
import java.util.Objects;

/**
 * The account at Moonshot that a client's key belongs to.
 *
 * <pre>{@code
 * BigDecimal left = new KimiAccount(client).balance().available();
 * }</pre>
 */
public final class KimiAccount {
  private final QiaoClient client;
  private final RequestOptions options;

  /** The account behind a client of {@link dev.qiao.core.Vendor#MOONSHOT}. */
  public KimiAccount(QiaoClient client) {
    this(client, RequestOptions.DEFAULTS);
  }

  private KimiAccount(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "the client is null");
    this.options =
        Objects.requireNonNull(
            options, "the options are null; RequestOptions.DEFAULTS are the defaults");
  }

  /** The same with other options for its calls. */
  public KimiAccount with(RequestOptions options) {
    return new KimiAccount(client, options);
  }

  /**
   * What is left. Costs nothing and may be repeated.
   *
   * @throws dev.qiao.core.error.RequestValidationException if the client is another vendor's
   * @throws dev.qiao.core.error.ApiException if the service refuses or fails
   * @throws dev.qiao.core.error.TransportException if no complete answer comes
   */
  public KimiBalance balance() {
    return client.call(KimiBalanceRequest.builder().build(), options).value();
  }
}
