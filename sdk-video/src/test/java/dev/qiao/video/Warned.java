package dev.qiao.video;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.testkit.FakeModelServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the listeners of a client are warned of when a request is sent. */
final class Warned {
  private Warned() {}

  static List<String> by(FakeModelServer server, VideoRequest request) {
    List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void warned(String operation, String warning) {
            warnings.add(warning);
          }
        };
    int before = server.tasks().size();
    try (QiaoClient client = server.clientBuilder().listener(listener).build()) {
      var unused = new VideoService(client).submit(request);
    }
    if (server.tasks().size() != before + 1) {
      throw new AssertionError("the request was not sent");
    }
    return warnings;
  }
}
