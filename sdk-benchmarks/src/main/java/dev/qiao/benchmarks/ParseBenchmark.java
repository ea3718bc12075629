package dev.qiao.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okio.Okio;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A stream of 2,000 chunks read from memory; one operation is one chunk. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
public class ParseBenchmark {
  /** The wire. */
  @Param({"COMPATIBLE", "NATIVE", "ENGLISH"})
  public Dialect dialect;

  private byte[] stream;

  /** Joins the events. */
  @Setup
  public void setUp() {
    stream = dialect.stream();
  }

  /** By hand. */
  @Benchmark
  @OperationsPerInvocation(Traffic.CHUNKS)
  public void floor(Blackhole hole) throws IOException {
    Floor.read(Okio.buffer(Okio.source(new ByteArrayInputStream(stream))), hole::consume);
  }

  /** Qiao's parser and reader. */
  @Benchmark
  @OperationsPerInvocation(Traffic.CHUNKS)
  public void qiao(Blackhole hole) throws IOException {
    Sdk.read(dialect, new ByteArrayInputStream(stream), hole::consume);
  }
}
