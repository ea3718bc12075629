package dev.qiao.benchmarks;

import dev.qiao.text.ChatResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** A plain chat over loopback HTTP, by one caller and by 64; one operation is one call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
public class CallBenchmark {
  /** The wire. */
  @Param({"COMPATIBLE", "NATIVE"})
  public Dialect dialect;

  private LoopbackServer server;
  private Floor floor;
  private Sdk sdk;

  /** Starts the server. */
  @Setup
  public void setUp() {
    server = new LoopbackServer();
    floor = new Floor(server.url());
    sdk = new Sdk(server.url());
  }

  /** Stops it. */
  @TearDown
  public void tearDown() {
    sdk.close();
    server.close();
  }

  /** By hand. */
  @Benchmark
  public Object floor() throws IOException {
    return floor.call(dialect, Traffic.QUESTION);
  }

  /** Through Qiao. */
  @Benchmark
  public ChatResponse qiao() {
    return sdk.call(dialect, Traffic.QUESTION);
  }

  /** By hand, 64 callers. */
  @Benchmark
  @Threads(64)
  public Object floorBy64() throws IOException {
    return floor.call(dialect, Traffic.QUESTION);
  }

  /** Through Qiao, 64 callers. */
  @Benchmark
  @Threads(64)
  public ChatResponse qiaoBy64() {
    return sdk.call(dialect, Traffic.QUESTION);
  }
}
