package dev.qiao.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.qiao.core.Region;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.ResultFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * A large file saved by Qiao and by a bare loop of OkHttp, by turns in one JVM. The server sends
 * one block again and again from a JVM of its own. Arguments: megabytes (1024), rounds (5), folder
 * (the system's temporary one).
 */
public final class DownloadRatio {
  private static final int BLOCK = 256 * 1024;
  private static final int MEGABYTE = 1024 * 1024;
  private static final long POLYNOMIAL = 0xC96C5795D7870F42L;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Path folder;
  private final OkHttpClient http = new OkHttpClient();
  private final QiaoClient qiao = QiaoClient.dashScope(Region.CN_BEIJING, "sk-benchmark");

  private DownloadRatio(Path folder) {
    this.folder = folder;
  }

  /** Without arguments of its own, starts a server in another JVM and measures. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 2 && arguments[0].equals("serve")) {
      serve(Long.parseLong(arguments[1]) * MEGABYTE);
      return;
    }
    int megabytes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1024;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Path folder =
        Files.createTempDirectory(
            Path.of(arguments.length > 2 ? arguments[2] : System.getProperty("java.io.tmpdir")),
            "qiao-download-");
    Process server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                DownloadRatio.class.getName(),
                "serve",
                String.valueOf(megabytes))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      new DownloadRatio(folder).measure(said.readLine(), megabytes, rounds);
    } finally {
      server.destroy();
      Files.deleteIfExists(folder.resolve("file"));
      Files.delete(folder);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private void measure(String url, int megabytes, int rounds) throws Exception {
    System.out.printf("%d MB into %s, %d rounds%n", megabytes, folder, rounds);
    System.out.println(
        "| Qiao / bare loop | speed | CPU | Qiao MB/s | loop MB/s | Qiao, bytes allocated |");
    System.out.println("|---|---|---|---|---|---|");
    try (qiao) {
      row("no checksum, both synced", url, true, megabytes, rounds);
      row("no checksum, Qiao alone synced", url, false, megabytes, rounds);
      row("CRC-64, both synced", url + "/crc", true, megabytes, rounds);
      row("MD5, both synced", url + "/md5", true, megabytes, rounds);
    }
  }

  private void row(String name, String url, boolean sync, int megabytes, int rounds)
      throws Exception {
    Path target = folder.resolve("file");
    ResultFile file = ResultFile.of(url);
    List<Double> ratios = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    long allocated = 0;
    for (int round = -1; round < rounds; round++) {
      double loop = 0;
      double sdk = 0;
      long loopCpu = 0;
      long sdkCpu = 0;
      // Who goes first changes, as the disk's cache is fuller for the second.
      for (int turn = 0; turn < 2; turn++) {
        Files.deleteIfExists(target);
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        if ((turn + round) % 2 == 0) {
          loop = megabytes / seconds(() -> bare(url, target, sync));
          loopCpu = THREADS.getCurrentThreadCpuTime() - cpuBefore;
        } else {
          long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
          sdk = megabytes / seconds(() -> qiao.files().download(file, target));
          sdkCpu = THREADS.getCurrentThreadCpuTime() - cpuBefore;
          allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        }
      }
      if (round >= 0) {
        ratios.add(sdk / loop);
        cpu.add((double) sdkCpu / loopCpu);
        ours.add(sdk);
        theirs.add(loop);
      }
    }
    System.out.printf(
        "| %s | %.2f (%.2f to %.2f) | %.2f | %.0f | %.0f | %d |%n",
        name,
        median(ratios),
        ratios.stream().mapToDouble(d -> d).min().orElseThrow(),
        ratios.stream().mapToDouble(d -> d).max().orElseThrow(),
        median(cpu),
        median(ours),
        median(theirs),
        allocated);
  }

  private static double seconds(Work work) throws Exception {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(d -> d).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** What one would write by hand. */
  private void bare(String url, Path target, boolean sync) throws IOException {
    Request request = new Request.Builder().url(url).header("Accept-Encoding", "identity").build();
    try (Response response = http.newCall(request).execute();
        ResponseBody body = response.body();
        var out = Files.newOutputStream(target)) {
      InputStream in = body.byteStream();
      byte[] block = new byte[64 * 1024];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        out.write(block, 0, read);
      }
    }
    if (sync) {
      try (var channel = java.nio.channels.FileChannel.open(target, StandardOpenOption.WRITE)) {
        channel.force(false);
      }
    }
  }

  private static void serve(long length) throws Exception {
    byte[] block = new byte[BLOCK];
    new Random(1).nextBytes(block);
    String crc = Long.toUnsignedString(crc(block, length));
    String md5 = md5(block, length);
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("http://127.0.0.1:" + server.getLocalPort());
      while (true) {
        Socket socket = server.accept();
        new Thread(() -> serve(socket, block, length, crc, md5)).start();
      }
    }
  }

  private static void serve(Socket socket, byte[] block, long length, String crc, String md5) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\nETag: \"v1\"\r\n";
        if (line.contains("/crc")) {
          head += "x-oss-hash-crc64ecma: " + crc + "\r\n";
        } else if (line.contains("/md5")) {
          head += "Content-MD5: " + md5 + "\r\n";
        }
        while (!line.isEmpty()) {
          line = in.readLine();
        }
        out.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        for (long left = length; left > 0; left -= BLOCK) {
          out.write(block, 0, (int) Math.min(left, BLOCK));
        }
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  /** Bit by bit, so that it is not the code it checks. */
  private static long crc(byte[] block, long length) {
    long[] table = new long[256];
    Arrays.setAll(
        table,
        i -> {
          long value = i;
          for (int bit = 0; bit < 8; bit++) {
            value = (value >>> 1) ^ ((value & 1) * POLYNOMIAL);
          }
          return value;
        });
    long crc = -1;
    for (long left = length; left > 0; left -= BLOCK) {
      for (int i = 0; i < Math.min(left, BLOCK); i++) {
        crc = (crc >>> 8) ^ table[((int) crc ^ block[i]) & 0xFF];
      }
    }
    return ~crc;
  }

  private static String md5(byte[] block, long length) throws Exception {
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    for (long left = length; left > 0; left -= BLOCK) {
      md5.update(block, 0, (int) Math.min(left, BLOCK));
    }
    return Base64.getEncoder().encodeToString(md5.digest());
  }
}
