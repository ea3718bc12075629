package dev.qiao.examples;

import dev.qiao.retrieval.BulkEmbedding;
import dev.qiao.retrieval.EmbeddedText;
import dev.qiao.retrieval.Embedding;
import dev.qiao.retrieval.EmbeddingModels;
import dev.qiao.retrieval.EmbeddingService;
import dev.qiao.retrieval.RerankModels;
import dev.qiao.retrieval.RerankService;
import dev.qiao.retrieval.TextsRequest;
import dev.qiao.retrieval.qwen.CompatibleRerankRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest.TextType;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers a question from the text files of a folder, with their names as citations. */
final class SearchYourFiles implements Step {
  private static final Map<String, String> SAMPLES =
      Map.of(
          "ferry.txt", "The ferry to the island leaves at nine.\n\nIt takes bicycles.",
          "bakery.txt", "Bread is baked at six.\n\nOn Sundays the bakery is closed.",
          "harbour.txt", "Boats in the harbour need paint each spring.");

  /** A paragraph and where it is. */
  record Passage(String file, String text, Embedding embedding) {}

  public static void main(String[] args) {
    Step.run(new SearchYourFiles());
  }

  @Override
  public String title() {
    return "An answer from your own files";
  }

  @Override
  public String play(Stage stage) {
    Path folder = stage.file("notes");
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
        Files.writeString(folder.resolve(sample.getKey()), sample.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    EmbeddingService embeddings = new EmbeddingService(stage.client());
    List<Passage> index = index(embeddings, folder);
    String question = "When does the ferry to the island leave?";
    List<Passage> found =
        rerank(new RerankService(stage.client()), question, search(embeddings, index, question, 4));
    found.forEach(one -> stage.say("   found in %s: %s", one.file(), one.text()));
    stage.nextSays("At nine [1].");
    stage.say("   says: %s", answer(new TextService(stage.client()), question, found));
    return index.size() + " embeddings";
  }

  static List<Passage> index(EmbeddingService embeddings, Path folder) {
    List<Passage> passages = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        List<String> paragraphs =
            Stream.of(Files.readString(file).split("\n\n")).filter(one -> !one.isBlank()).toList();
        TextsRequest settings =
            TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4).dimension(512).build();
        try (BulkEmbedding all = embeddings.embedAll(settings, paragraphs)) {
          for (EmbeddedText one : all) {
            passages.add(new Passage(file.getFileName().toString(), one.text(), one.embedding()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return passages;
  }

  static List<Passage> search(
      EmbeddingService embeddings, List<Passage> index, String question, int count) {
    Embedding sought =
        embeddings
            .embed(
                TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4, question)
                    .dimension(512)
                    .textType(TextType.QUERY)
                    .build())
            .embedding();
    return index.stream()
        .sorted(Comparator.comparingDouble((Passage one) -> -one.embedding().cosine(sought)))
        .limit(count)
        .toList();
  }

  static List<Passage> rerank(RerankService rerank, String question, List<Passage> found) {
    List<String> texts = found.stream().map(Passage::text).toList();
    return rerank
        .rerank(
            CompatibleRerankRequest.builder(RerankModels.QWEN3_RERANK, question, texts)
                .topN(2)
                .build())
        .pick(found);
  }

  static String answer(TextService text, String question, List<Passage> found) {
    StringBuilder sources = new StringBuilder();
    for (Passage one : found) {
      int number = found.indexOf(one) + 1;
      sources.append('[').append(number).append("] ").append(one.text()).append('\n');
    }
    String answer =
        text.chat(
                QwenChatRequest.builder(
                        TextModels.QWEN_PLUS,
                        Message.system("Answer only from these sources, with their numbers."),
                        Message.system(sources.toString()),
                        Message.user(question))
                    .build())
            .text();
    List<String> files = found.stream().map(Passage::file).toList();
    return answer + " (sources: " + String.join(", ", files) + ")";
  }
}
