/**
 * Images: generation, editing and tools: the service, its result, its models. Requests are in a
 * package a family.
 */
package dev.qiao.image;
