package dev.qiao.core.internal.error;

/**
 * What to do about an error, one sentence each. {@code {host}}, {@code {region}} and {@code
 * {assumed}} are filled in by the {@link ErrorReader}.
 */
final class Hints {
  static final String KEY =
      "check the key: it was sent to {host} (region {region}{assumed}); keys belong to one region"
          + " and billing plan, so use that region's key or set QiaoClient.builder().region(..).";
  static final String KEY_OF_ONE_HOST =
      "check the key: it was sent to {host}, which takes keys of its own platform only.";
  static final String ARREARS =
      "settle the account in the vendor's console; waiting or retrying does not help.";
  static final String ALLOWANCE =
      "the plan's allowance is used up; the vendor's message says when it is renewed; a larger plan"
          + " or pay per use raises it.";
  static final String PLAN = "the plan does not include this; choose another model or plan.";
  static final String SLOW_DOWN =
      "send fewer requests per minute, or ask the vendor for a higher limit.";
  static final String RAISE_STEP_BY_STEP = "raise the rate step by step instead of at once.";
  static final String FEWER_TOKENS =
      "use fewer tokens per minute, or ask for a higher quota; this is not a billing problem.";
  static final String FEWER_AT_ONCE = "keep fewer requests open at the same time.";
  static final String OVERLOADED =
      "the service is overloaded for all users; try again later or use another model.";
  static final String LATER = "the service has a problem; try again later.";
  static final String MEDIA =
      "give another picture, sound or video; the vendor's message says what is wrong with this"
          + " one.";
  static final String URL =
      "the service must be able to fetch the URL: public, http or https, no spaces; or give a local"
          + " file and the SDK uploads it.";
  static final String REVIEW =
      "change the prompt or the media: the vendor's content review refused it.";
  static final String PARAMETER =
      "compare the named parameter with the operation's page; a new model may take other values.";
  static final String TOO_LONG = "the prompt is too long for this model; send less or cut history.";
  static final String TOO_LARGE = "the request is too large; send less.";
  static final String GRANT =
      "grant the model or workspace to this key in the vendor's console, or use another key.";
  static final String ACCOUNT =
      "the account itself is closed, locked or not verified; see the vendor's console or support.";
  static final String NO_MODEL =
      "check the model's name and whether it is served in region {region}.";
  static final String NO_PATH = "check the path, model or id; {host} has none.";
  static final String NO_VOICE =
      "check the voice id: a voice belongs to the account, the region and the model it was made"
          + " for.";
  static final String NO_REASON =
      "the service gives no reason; check prompt and media, or ask the vendor with the id.";
  static final String NO_ROW =
      "the SDK has no row for this status; look at the exception's body().";

  private Hints() {}
}
