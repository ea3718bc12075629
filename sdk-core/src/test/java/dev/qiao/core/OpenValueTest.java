package dev.qiao.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qiao.core.task.TaskStatus;
import org.junit.jupiter.api.Test;

class OpenValueTest {

  private static final class Color extends OpenValue {
    private Color(String value) {
      super(value);
    }
  }

  private static final class Shade extends OpenValue {
    private Shade(String value) {
      super(value);
    }
  }

  @Test
  void valuesOfOneTypeAndTextAreEqual_othersAreNot() {
    assertThat(new Color("red"))
        .isEqualTo(new Color("red"))
        .hasSameHashCodeAs(new Color("red"))
        .hasToString("red")
        .isNotEqualTo(new Color("blue"))
        .isNotEqualTo(new Shade("red"))
        .isNotEqualTo("red");
  }

  @Test
  void aValueIsItsTextInJson_knownOrNot() throws Exception {
    ObjectMapper json = new ObjectMapper();
    assertThat(json.writeValueAsString(TaskStatus.SUCCEEDED)).isEqualTo("\"SUCCEEDED\"");
    assertThat(json.readValue("\"NEW_WORD\"", TaskStatus.class))
        .isEqualTo(TaskStatus.of("NEW_WORD"));
  }

  @Test
  void nullIsRefusedWithTheNameOfTheType() {
    assertThatThrownBy(() -> new Color(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the value of the Color is null");
  }
}
