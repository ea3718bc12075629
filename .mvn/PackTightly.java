import com.googlecode.pngtastic.core.processing.zopfli.Options;
import com.googlecode.pngtastic.core.processing.zopfli.Options.BlockSplitting;
import com.googlecode.pngtastic.core.processing.zopfli.Options.OutputFormat;
import com.googlecode.pngtastic.core.processing.zopfli.Zopfli;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Packs the entries of a jar with Zopfli, whose output every inflater reads: decision 019. */
final class PackTightly {
  private static final int ITERATIONS = 5;
  private static final int BLOCK = 1 << 16;

  /** It holds tables that are worth keeping, and packs one thing at a time. */
  private static final ThreadLocal<Zopfli> ZOPFLI = ThreadLocal.withInitial(() -> new Zopfli(BLOCK));

  private record Packed(ZipArchiveEntry entry, byte[] bytes) {}

  public static void main(String[] paths) throws IOException {
    try (ZipFile from = ZipFile.builder().setFile(paths[0]).get();
        ZipArchiveOutputStream to = new ZipArchiveOutputStream(new File(paths[1]))) {
      to.setUseZip64(Zip64Mode.Never);
      List<Packed> entries =
          Collections.list(from.getEntriesInPhysicalOrder()).stream()
              .map(entry -> new Packed(entry, raw(from, entry)))
              .toList();
      for (Packed packed : entries.parallelStream().map(PackTightly::smaller).toList()) {
        ZipArchiveEntry entry = new ZipArchiveEntry(packed.entry.getName());
        entry.setMethod(packed.entry.getMethod());
        entry.setSize(packed.entry.getSize());
        entry.setCrc(packed.entry.getCrc());
        entry.setCompressedSize(packed.bytes.length);
        entry.setTimeLocal(packed.entry.getTimeLocal());
        to.addRawArchiveEntry(entry, new ByteArrayInputStream(packed.bytes));
      }
    }
  }

  private static byte[] raw(ZipFile from, ZipArchiveEntry entry) {
    try (InputStream in = from.getRawInputStream(entry)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Packed smaller(Packed packed) {
    if (packed.entry.getMethod() != ZipArchiveEntry.DEFLATED) {
      return packed;
    }
    try {
      byte[] content = inflated(packed.bytes);
      ByteArrayOutputStream tight = new ByteArrayOutputStream();
      ZOPFLI.get().compress(
          new Options(OutputFormat.DEFLATE, BlockSplitting.FIRST, ITERATIONS), content, tight);
      byte[] bytes = tight.toByteArray();
      if (!Arrays.equals(content, inflated(bytes))) {
        throw new IllegalStateException("Zopfli changed " + packed.entry.getName());
      }
      return bytes.length < packed.bytes.length ? new Packed(packed.entry, bytes) : packed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] inflated(byte[] bytes) throws IOException {
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(true))) {
      return in.readAllBytes();
    }
  }
}
