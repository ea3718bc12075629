/**
 * Images: generation, editing and tools: the service, its result, its models. Requests are in a
 * package a family.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.image;
