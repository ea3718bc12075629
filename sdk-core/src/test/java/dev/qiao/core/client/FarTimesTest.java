package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.TaskExpiredException;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.task.FileTaskStore;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskQuery;
import dev.qiao.core.task.TaskRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times at both ends of what there is: in references, stores, queries and answers. */
class FarTimesTest extends TaskTest {
  @TempDir private Path folder;

  private static TaskRef at(Instant time) {
    return new TaskRef(Vendor.DASHSCOPE, Region.CN_BEIJING, null, "test.make", "t-1", time);
  }

  @Test
  void timeWithoutMilliseconds_isRefusedInWords() {
    for (Instant time : new Instant[] {Instant.MAX, Instant.MIN}) {
      assertThatThrownBy(() -> at(time))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "submittedAt of the task must be milliseconds since 1970 that fit a long, not "
                  + time);
    }
    assertThatThrownBy(
            () -> TaskRef.parse("qiao-task:1:dashscope:cn-beijing::op:9223372036854775808:id"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a task reference: its time is not a number");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, Long.MAX_VALUE - 1, Long.MAX_VALUE})
  void farthestTime_isPrintedStoredAndSerialized(long millis) throws Exception {
    TaskRef ref = at(Instant.ofEpochMilli(millis));
    assertThat(TaskRef.parse(ref.toString())).isEqualTo(ref);
    assertThat(ref.submittedAt().toEpochMilli()).isEqualTo(millis);
    Path file = folder.resolve("tasks.journal");
    try (FileTaskStore store = FileTaskStore.open(file)) {
      store.save(ref);
    }
    try (FileTaskStore store = FileTaskStore.open(file)) {
      assertThat(store.all()).containsExactly(ref);
      store.remove(ref);
    }
    try (FileTaskStore store = FileTaskStore.open(file)) {
      assertThat(store.all()).isEmpty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(ref);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(ref);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE})
  void waitsForATaskOfTheFarthestTime_endAsAlways(long millis) {
    script("t-1", running(), done("t-1"));
    TaskRef ref = at(Instant.ofEpochMilli(millis));
    Path file = folder.resolve("tasks.journal");
    try (FileTaskStore store = FileTaskStore.open(file);
        QiaoClient client = live(builder -> builder.taskStore(store))) {
      store.save(ref);
      TaskHandle<Made> task = client.tasks().resume(ref, Made.class);
      assertThat(task.await().file().taskRef()).isEqualTo(ref);
      assertThat(client.tasks().unfinished(Made.class)).hasSize(1);
      task.release();
      assertThat(store.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"-9223372036854775808, 0", "9223372036854775807, 1"})
  void unknownTaskOfTheFarthestTime_isReleasedOnlyIfItIsOld(long millis, int kept) {
    script("t-1", state("t-1", "UNKNOWN", ""));
    TaskRef ref = at(Instant.ofEpochMilli(millis));
    Path file = folder.resolve("tasks.journal");
    try (FileTaskStore store = FileTaskStore.open(file);
        QiaoClient client = live(builder -> builder.taskStore(store))) {
      store.save(ref);
      TaskExpiredException failure =
          catchThrowableOfType(
              TaskExpiredException.class,
              () ->
                  client
                      .tasks()
                      .resume(ref, Made.class)
                      .await(QUICK.withTimeout(Duration.ofSeconds(5))));
      assertThat(failure.taskRef()).isEqualTo(ref);
      assertThat(store.all()).hasSize(kept);
    }
  }

  @Test
  void clockThatFails_costsNoTask() {
    for (Supplier<Instant> clock :
        List.<Supplier<Instant>>of(
            () -> Instant.MAX,
            () -> Instant.MIN,
            () -> null,
            () -> {
              throw new IllegalStateException("no time");
            })) {
      Instant before = Instant.now().minusSeconds(1);
      TaskRef ref = live(builder -> builder.clock(new Frozen(clock))).submit(Make.of("a")).ref();
      assertThat(ref.submittedAt()).isBetween(before, Instant.now());
    }
  }

  private static final class Frozen extends Clock {
    private final Supplier<Instant> time;

    Frozen(Supplier<Instant> time) {
      this.time = time;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return time.get();
    }
  }

  @Test
  void timesOfAQuery_areOfYearsWithFourDigits() {
    for (Instant time :
        new Instant[] {
          Instant.MAX,
          Instant.MIN,
          Instant.parse("+10000-01-01T00:00:00Z"),
          Instant.parse("9999-12-31T16:00:00Z"),
          Instant.parse("-0001-12-31T00:00:00Z")
        }) {
      assertThatThrownBy(() -> TaskQuery.builder().startTime(time))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the time must be in the years 0 to 9999, not " + time);
      assertThatThrownBy(() -> TaskQuery.builder().endTime(time))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(TaskQuery.builder().startTime(Instant.parse("9999-12-31T15:59:59Z")).build())
        .extracting(TaskQuery::startTime)
        .isEqualTo("99991231235959");
  }

  @ParameterizedTest
  @CsvSource({
    "31556889864403199, +1000000000-12-31T23:59:59Z",
    "31556889864403200,",
    "9223372036854775807,",
    "-9223372036854775808,",
    "-31557014167219200, -1000000000-01-01T00:00:00Z",
    "0, 1970-01-01T00:00:00Z"
  })
  void expiryOfAKey_isNoneThatThereIs_orATime(long seconds, Instant expected) {
    TemporaryKey key =
        Json.read("{\"token\":\"st-1\",\"expires_at\":" + seconds + "}", TemporaryKey.class);
    assertThat(key.expiresAt()).isEqualTo(expected);
    assertThat(key.expiresAtSeconds()).isEqualTo(seconds);
    assertThat(key.additional()).isEqualTo(Map.of());
  }
}
