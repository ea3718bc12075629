/**
 * Text: the service, messages, responses and streams. Requests are in a package a family.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.text;
