package dev.qiao.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.error.DownloadException;
import dev.qiao.core.file.ResultFile;
import dev.qiao.testkit.SampleMedia;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFileTest {
  private static final byte[] PNG = SampleMedia.picturePng("a kitten");

  @TempDir Path folder;

  @Test
  void downloadTo_imageInTheAnswer_isWritten() {
    ImageFile file = ImageFile.ofBase64(Base64.getEncoder().encodeToString(PNG));

    assertThat(file.isInline()).isTrue();
    assertThat(file.name()).isEqualTo("image.png");
    assertThat(file.downloadTo(folder.resolve("a.png"))).hasBinaryContent(PNG);
    assertThat(folder.toFile().list()).containsExactly("a.png");
  }

  @Test
  void downloadTo_folderThatIsNotThere_saysSo() {
    ImageFile file = ImageFile.ofBase64(Base64.getEncoder().encodeToString(PNG));

    assertThatThrownBy(() -> file.downloadTo(folder.resolve("none").resolve("a.png")))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void bytes_ofALink_saysWhatToDo() {
    ImageFile file = ImageFile.of(ResultFile.of("https://example.com/a.png?Signature=x"));

    assertThatThrownBy(file::bytes)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the image is behind a link; save it with downloadTo(path), or ask for base64");
    assertThat(file).hasToString("example.com/a.png");
  }

  @Test
  void toString_ofAnImageInTheAnswer_tellsItsLengthAlone() {
    assertThat(ImageFile.ofBase64("AAAA")).hasToString("inline, 4 characters of base64");
  }
}
