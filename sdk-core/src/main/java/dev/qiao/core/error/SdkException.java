package dev.qiao.core.error;

import dev.qiao.core.internal.error.FailureNotes;
import dev.qiao.core.internal.error.Secrets;
import dev.qiao.core.task.TaskRef;
import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The supertype of everything that this SDK throws about a call. Unchecked; the subtype says what
 * happened and the message says what to do. Misuse of the SDK itself (a missing argument, a
 * malformed URL) is an {@link IllegalArgumentException} instead.
 */
public abstract class SdkException extends RuntimeException implements Cloneable {
  private static final long serialVersionUID = 1L;

  private static final Pattern LINE_ENDS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]++");

  /** A longer chain of causes is a loop. */
  private static final int MAX_CAUSES = 10;

  /** What this is a copy of, for another caller; null if it is none. */
  private @Nullable SdkException original;

  private @Nullable TaskRef taskRef;

  /** What became known after the message was made; empty if nothing did. */
  private String more = "";

  /** A subtype may make it again when it has hidden something. */
  String message;

  private @Nullable Throwable cause;

  /**
   * With a one-line message. Signatures of links are taken out of it and of the cause; a cause that
   * shows one is replaced by its words without it.
   */
  protected SdkException(String message, @Nullable Throwable cause) {
    // What a Throwable keeps of its own cannot be changed, and is serialized.
    super(null, null);
    this.message = oneLine(Secrets.withoutSignatures(message));
    this.cause =
        cause instanceof SdkException ? cause : clean(cause, Secrets::withoutSignatures, 0);
  }

  /**
   * Takes secrets out of everything that this shows: message, cause, and what the subtype has of
   * the answer.
   *
   * @param mask gives a text without the secrets
   */
  final SdkException hiding(UnaryOperator<String> mask) {
    message = mask.apply(message);
    more = mask.apply(more);
    cause = clean(cause, mask, 0);
    hide(mask);
    return this;
  }

  /**
   * What the SDK does with its exceptions before they are thrown; {@link FailureNotes} calls it.
   */
  static FailureNotes notes() {
    return new FailureNotes() {
      @Override
      protected SdkException hide(SdkException failure, UnaryOperator<String> mask) {
        return failure.hiding(mask);
      }

      @Override
      protected SdkException note(SdkException failure, @Nullable Object taskRef) {
        return failure.about((TaskRef) taskRef);
      }

      @Override
      protected SdkException add(SdkException failure, String words) {
        return failure.adding(words);
      }

      @Override
      protected SdkException copy(SdkException failure) {
        return failure.forCaller();
      }
    };
  }

  /** A service's or a user's words must not begin a line of a log. */
  private static String oneLine(String words) {
    return LINE_ENDS.matcher(words).replaceAll(" ");
  }

  /** Takes secrets out of what a subtype keeps. */
  void hide(UnaryOperator<String> mask) {}

  /** The cause, or a copy of it where it or one behind it shows a secret. */
  private static @Nullable Throwable clean(
      @Nullable Throwable cause, UnaryOperator<String> mask, int depth) {
    if (cause == null || depth > MAX_CAUSES) {
      return cause;
    }
    if (cause instanceof SdkException known) {
      return known.hiding(mask);
    }
    Throwable next = clean(cause.getCause(), mask, depth + 1);
    String words = mask.apply(cause.toString());
    boolean same = next == cause.getCause() && words.equals(cause.toString());
    for (Throwable beside : cause.getSuppressed()) {
      same &= clean(beside, mask, depth + 1) == beside;
    }
    if (same) {
      return cause;
    }
    // Whether the network or something else broke decides about retries.
    Throwable copy =
        cause instanceof IOException
            ? new IOException(words, next)
            : new RuntimeException(words, next);
    copy.setStackTrace(cause.getStackTrace());
    return copy;
  }

  /**
   * Returns the reference of the task. It is set on every exception after a task was submitted,
   * polls and downloads included: a paid task is never lost with its exception.
   */
  public final @Nullable TaskRef taskRef() {
    return taskRef;
  }

  /** Notes the task, once. */
  final SdkException about(@Nullable TaskRef ref) {
    if (taskRef == null) {
      taskRef = ref;
    }
    return this;
  }

  /** Adds words to the message. */
  private SdkException adding(String words) {
    more += oneLine(Secrets.withoutSignatures("; " + words));
    return this;
  }

  @Override
  public @Nullable String getMessage() {
    return more.isEmpty() ? message : message + more;
  }

  /**
   * A copy to throw in the calling thread, with the caller's stack and this as its cause. A failure
   * that several callers wait for is thrown once for each: one instance would have the stack of
   * none of them.
   */
  private SdkException forCaller() {
    try {
      SdkException copy = (SdkException) clone();
      copy.original = this;
      copy.fillInStackTrace();
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public synchronized @Nullable Throwable getCause() {
    return original == null ? cause : original;
  }
}
