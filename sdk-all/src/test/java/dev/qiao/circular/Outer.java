package dev.qiao.circular;

import dev.qiao.circular.inner.Inner;

/** Needs a package that needs this one, so that the rule against cycles is seen to find it. */
public record Outer(Inner inner) {}
