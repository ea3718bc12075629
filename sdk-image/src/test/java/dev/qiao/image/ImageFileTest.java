package dev.qiao.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.ResultFile;
import dev.qiao.testkit.SampleMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {
  private static final byte[] PNG = SampleMedia.picturePng("a kitten");

  @TempDir Path folder;

  @Test
  void downloadTo_imageInTheAnswer_isWritten() {
    ImageFile file = ImageFile.ofBase64(Base64.getEncoder().encodeToString(PNG));

    assertThat(file.isInline()).isTrue();
    assertThat(file.name()).isEqualTo("image.png");
    assertThat(file.saveTo(folder.resolve("a.png"))).hasBinaryContent(PNG);
    assertThat(folder.toFile().list()).containsExactly("a.png");
  }

  @Test
  void downloadTo_folderThatIsNotThere_saysSo() {
    ImageFile file = ImageFile.ofBase64(Base64.getEncoder().encodeToString(PNG));

    assertThatThrownBy(() -> file.saveTo(folder.resolve("none").resolve("a.png")))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("cannot be written");
  }

  /** Case 70: gateways send the head of a data URI, or break lines. */
  @Test
  void bytes_ofADataUriOrBrokenLines_areThePicture() {
    String base64 = Base64.getEncoder().encodeToString(PNG);
    for (String text :
        List.of(
            "data:image/png;base64," + base64,
            "DATA:;base64," + base64,
            "data:image/jpeg;base64,\n" + Base64.getMimeEncoder().encodeToString(PNG),
            " " + base64 + "\n",
            Base64.getUrlEncoder().withoutPadding().encodeToString(PNG))) {
      assertThat(ImageFile.ofBase64(text).bytes()).isEqualTo(PNG);
      assertThat(ImageFile.ofBase64(text).name()).isEqualTo("image.png");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data:image/png;base64,", "{\"error\":1}", "AAA*", "https://h/a.png"})
  void bytes_ofWhatIsNoBase64_areRefusedAndNotOtherBytes(String text) {
    assertThatThrownBy(() -> ImageFile.ofBase64(text).saveTo(folder.resolve("a.png")))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageStartingWith("the image in the answer is ");
    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void downloadTo_folderOrExisting_isRefusedAndNamed() throws IOException {
    ImageFile file = ImageFile.ofBase64(Base64.getEncoder().encodeToString(PNG));
    assertThatThrownBy(() -> file.saveTo(folder))
        .isInstanceOf(DownloadException.class)
        .hasMessage(folder + " cannot be written: it is a folder; name the file in it");
    Path there = Files.writeString(folder.resolve("a.png"), "old");
    assertThatThrownBy(() -> file.saveTo(there, DownloadOptions.DEFAULT.withOverwrite(false)))
        .hasMessage(there + " exists; delete it or allow DownloadOptions.overwrite");
    assertThat(there).hasContent("old");
  }

  @Test
  void bytes_ofALink_saysWhatToDo() {
    ImageFile file = ImageFile.of(ResultFile.of("https://example.com/a.png?Signature=x"));

    assertThatThrownBy(file::bytes)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the image is behind a link; save it with saveTo(path), or ask for base64");
    assertThat(file).hasToString("example.com/a.png");
  }

  @Test
  void toString_ofAnImageInTheAnswer_tellsItsLengthAlone() {
    assertThat(ImageFile.ofBase64("AAAA")).hasToString("inline, 4 characters of base64");
  }
}
