package dev.qiao;

import dev.qiao.account.AccountFiles;
import dev.qiao.audio.AudioService;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.client.RawRequests;
import dev.qiao.core.file.MediaFiles;
import dev.qiao.core.task.Tasks;
import dev.qiao.image.ImageService;
import dev.qiao.retrieval.EmbeddingService;
import dev.qiao.retrieval.RerankService;
import dev.qiao.text.TextService;
import dev.qiao.video.VideoService;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All services of one client in one place. Thread-safe; make one and keep it.
 *
 * <pre>{@code
 * try (Qiao qiao = Qiao.fromEnvironment(Vendor.DASHSCOPE)) {
 *   ChatRequest question =
 *       QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("A film about a kitten?")).build();
 *   System.out.println(qiao.text().chat(question).text());
 *   var task =
 *       qiao.video().submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "..").build());
 *   task.await().video().saveTo(Path.of("kitten.mp4"));
 * }
 * }</pre>
 *
 * <p>An application that needs one modality takes that module and its service only, such as {@code
 * new VideoService(client)}.
 */
public final class Qiao implements AutoCloseable {
  private final QiaoClient client;
  private final TextService text;
  private final ImageService image;
  private final VideoService video;
  private final AudioService audio;
  private final AccountFiles accountFiles;
  private final EmbeddingService embeddings;
  private final RerankService rerank;

  private Qiao(QiaoClient client) {
    this.client = Objects.requireNonNull(client, "the client is null");
    this.text = new TextService(client);
    this.image = new ImageService(client);
    this.video = new VideoService(client);
    this.audio = new AudioService(client);
    this.accountFiles = new AccountFiles(client);
    this.embeddings = new EmbeddingService(client);
    this.rerank = new RerankService(client);
  }

  /**
   * All services of a client, for a client that needs more settings than a key. Closing the facade
   * closes the client.
   */
  public static Qiao of(QiaoClient client) {
    return new Qiao(client);
  }

  /**
   * All services of the client that a builder builds, such as one from the properties of an
   * application: {@code Qiao.of(QiaoClient.builder().vendor(vendor).fromEnvironment(config::get))}.
   *
   * @throws IllegalStateException if the builder lacks something; the message says what
   */
  public static Qiao of(QiaoClient.Builder client) {
    return of(Objects.requireNonNull(client, "the builder of the client is null").build());
  }

  /** All services of DashScope in a region. */
  public static Qiao dashScope(Region region, String apiKey) {
    return of(QiaoClient.dashScope(region, apiKey));
  }

  /** Everything of a gateway behind a base URL, see {@link QiaoClient#gateway}. */
  public static Qiao gateway(URI baseUrl, String apiKey) {
    return of(QiaoClient.gateway(baseUrl, apiKey));
  }

  /**
   * All services of a vendor, with key and endpoint from the environment.
   *
   * @throws IllegalStateException if no key is set; the message names the variable
   * @see QiaoClient#fromEnvironment(Vendor)
   */
  public static Qiao fromEnvironment(Vendor vendor) {
    return of(QiaoClient.fromEnvironment(vendor));
  }

  /**
   * All services of a vendor, with key and endpoint from variables of another source, such as the
   * configuration of an application.
   *
   * @param variables the value of a variable such as DASHSCOPE_API_KEY; null if it is not set
   * @throws IllegalStateException if no key is set; the message names the variable
   */
  @SuppressWarnings("NullAway") // javac 17 reads no annotations of type arguments from a class
  public static Qiao fromEnvironment(Vendor vendor, Function<String, @Nullable String> variables) {
    return of(QiaoClient.fromEnvironment(vendor, variables));
  }

  /** Chats with text models. */
  public TextService text() {
    return text;
  }

  /** Makes and edits images. */
  public ImageService image() {
    return image;
  }

  /** Makes videos. */
  public VideoService video() {
    return video;
  }

  /** Makes speech of text. */
  public AudioService audio() {
    return audio;
  }

  /** Makes embeddings, for search by meaning. */
  public EmbeddingService embeddings() {
    return embeddings;
  }

  /** Sorts documents by how well they answer a query. */
  public RerankService rerank() {
    return rerank;
  }

  /** Tasks submitted before, in this process or another. */
  public Tasks tasks() {
    return client.tasks();
  }

  /** Saves results, uploads media. */
  public MediaFiles files() {
    return client.files();
  }

  /** The files that an account of DashScope keeps under ids, such as documents to ask about. */
  public AccountFiles accountFiles() {
    return accountFiles;
  }

  /** Requests to any path: the way to an API that this version has no type for. */
  public RawRequests raw() {
    return client.raw();
  }

  /** The client behind it all. */
  public QiaoClient client() {
    return client;
  }

  /** Closes the client: ends what is under way, gives back threads and connections. */
  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "Qiao[" + client + "]";
  }
}
