package dev.qiao.testkit;

import dev.qiao.core.Vendor;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives every test method its own {@link FakeModelServer}. A test method, or a method with
 * {@code @BeforeEach}, may take a {@link FakeModelServer} and a {@link
 * dev.qiao.core.client.QiaoClient} for it as parameters; both are closed after the test.
 *
 * <pre>{@code
 * @FakeModels
 * class SummariesTest {
 *   @Test
 *   void keepsTheFirstSentence(FakeModelServer server, QiaoClient client) {
 *     server.answer("Short. And long.");
 *     ...
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FakeModelServerExtension.class)
public @interface FakeModels {
  /** The vendor that the server plays: DashScope, MiniMax, Zhipu or a gateway. */
  Vendor vendor() default Vendor.DASHSCOPE;

  /** The region of DashScope that the server plays. */
  String region() default "cn-beijing";
}
