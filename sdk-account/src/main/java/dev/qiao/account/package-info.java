/**
 * What an account has: files that it keeps, such as documents to ask about, and models to call.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.account;
