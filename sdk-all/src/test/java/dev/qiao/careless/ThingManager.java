package dev.qiao.careless;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.careless.internal.Secret;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;

/** Breaks the rules on purpose; {@code RulesTest} says which. */
@SuppressWarnings("all")
public class ThingManager {
  static int count;
  static final ConcurrentHashMap<String, String> CACHE = new ConcurrentHashMap<>();
  static final ThreadLocal<String> CURRENT = new ThreadLocal<>();
  static final String[] NAMES = {"a"};
  private static final int[] FINE = {1};

  public OkHttpClient client() {
    return null;
  }

  protected void nodes(List<JsonNode> nodes) {}

  public Secret secret;

  JsonNode notShown() {
    count += FINE[0];
    System.out.println(count);
    Logger.getLogger("x");
    return null;
  }

  public abstract static class Reader extends JsonDeserializer<String> {}
}
