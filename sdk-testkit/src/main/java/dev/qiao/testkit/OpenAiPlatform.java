package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/** A vendor that has chats, a list of models and little else: DeepSeek, Moonshot. */
final class OpenAiPlatform implements Platform {
  private final String apiKey;
  private final ChatShape shape;
  private final String wrongKey;
  private final Map<String, Service> services;

  private OpenAiPlatform(
      String apiKey, ChatShape shape, String wrongKey, Map<String, Service> services) {
    this.apiKey = apiKey;
    this.shape = shape;
    this.wrongKey = wrongKey;
    this.services = services;
  }

  /** DeepSeek, whose beta path is the same with more wishes. */
  static OpenAiPlatform deepSeek(ServerContext context, String apiKey) {
    ChatShape shape = new DeepSeekChat();
    Service chat = new CompatibleChat(context, shape)::answer;
    Service models = in -> Wire.modelList(in, "deepseek-v4-flash", "deepseek-v4-pro");
    return new OpenAiPlatform(
        apiKey,
        shape,
        "Authentication Fails, the api key is invalid",
        Map.of(
            "POST /chat/completions", chat,
            "POST /v1/chat/completions", chat,
            "POST /beta/chat/completions", chat,
            "GET /models", models,
            "GET /v1/models", models));
  }

  /** Moonshot, the home of Kimi. */
  static OpenAiPlatform moonshot(ServerContext context, String apiKey) {
    ChatShape shape = new KimiChat();
    return new OpenAiPlatform(
        apiKey,
        shape,
        "Invalid Authentication",
        Map.of(
            "POST /v1/chat/completions",
            new CompatibleChat(context, shape)::answer,
            "GET /v1/users/me/balance",
            in -> balance(),
            "GET /v1/models",
            in -> Wire.modelList(in, "kimi-k2.6", "moonshot-v1-8k")));
  }

  @Override
  public @Nullable Service service(IncomingRequest in) {
    Service service = services.get(in.method() + " " + in.path());
    return service == null
        ? null
        : call -> {
          if (!call.key().equals(apiKey)) {
            throw Refusal.badKey(wrongKey);
          }
          return service.answer(call);
        };
  }

  @Override
  public MockResponse refuse(IncomingRequest in, Refusal refusal) {
    return refusal.answer(refusal.status(), shape.error(refusal, in.requestId()), in.requestId());
  }

  private static MockResponse balance() {
    ObjectNode body = Wire.object().put("code", 0);
    body.putObject("data")
        .put("available_balance", 49.58894)
        .put("voucher_balance", 46.58893)
        .put("cash_balance", 3.00001);
    return Wire.json(200, body.put("scode", "0x0").put("status", true));
  }
}
