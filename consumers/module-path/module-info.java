/** An application in a module of its own, as a user would write it. */
module consumer {
  requires dev.qiao;
}
