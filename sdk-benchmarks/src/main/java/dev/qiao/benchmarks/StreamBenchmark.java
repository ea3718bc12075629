package dev.qiao.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A stream of 2,000 chunks over loopback HTTP; one operation is one chunk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
public class StreamBenchmark {
  /** The wire. */
  @Param({"COMPATIBLE", "NATIVE", "DEEPSEEK", "KIMI", "GLM", "MINIMAX"})
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
  @OperationsPerInvocation(Traffic.CHUNKS)
  public void floor(Blackhole hole) throws IOException {
    floor.stream(dialect, Traffic.QUESTION, hole::consume);
  }

  /** The stream of the core. */
  @Benchmark
  @OperationsPerInvocation(Traffic.CHUNKS)
  public void qiaoEvents(Blackhole hole) {
    sdk.events(dialect, Traffic.QUESTION, hole::consume);
  }

  /** The chat's stream. */
  @Benchmark
  @OperationsPerInvocation(Traffic.CHUNKS)
  public void qiaoChat(Blackhole hole) {
    sdk.stream(dialect, Traffic.QUESTION, hole::consume);
  }
}
