package consumer;

import dev.qiao.Qiao;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application with one client for all its beans. Spring closes it: it is AutoCloseable. */
@SpringBootApplication
public class Application {
  @Bean
  Qiao qiao(
      @Value("${dashscope.key}") String key,
      @Value("${dashscope.native-url}") URI nativeUrl,
      @Value("${dashscope.compatible-url}") URI compatibleUrl) {
    return Qiao.of(
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .region(Region.CN_BEIJING)
            .endpoint(Endpoint.of(nativeUrl, compatibleUrl))
            .apiKey(key)
            .build());
  }
}
