/** What an account has: files that it keeps, and models that it may call. */
@org.jspecify.annotations.NullMarked
module dev.qiao.account {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
  requires com.fasterxml.jackson.databind;

  exports dev.qiao.account;

  opens dev.qiao.account to
      com.fasterxml.jackson.databind;

  provides dev.qiao.core.operation.OperationTable with
      dev.qiao.account.AccountOperations;
}
